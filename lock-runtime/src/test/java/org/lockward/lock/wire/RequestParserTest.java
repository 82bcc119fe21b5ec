package org.lockward.lock.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.resource.ResourceType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The grammar of requests.
class RequestParserTest {

    private static final ResourceName A = ResourceName.parse("a");

    private static Request parse(String words) {
        return RequestParser.parse(Arrays.asList(words.split(" ", -1)));
    }

    static List<Request> locks() {
        return List.of(
                new Request.Lock(A, LockMode.EX, Optional.empty(), OptionalLong.empty()),
                new Request.Lock(A, LockMode.PR, Optional.of(Duration.ZERO), OptionalLong.of(0)),
                new Request.Lock(
                        A,
                        LockMode.CW,
                        Optional.of(Duration.ofMillis(9)),
                        OptionalLong.of(Long.MAX_VALUE)),
                new Request.Lock(
                        A,
                        LockMode.EX,
                        Optional.empty(),
                        OptionalLong.empty(),
                        new LockOptions(
                                Optional.of(ResourceType.SIMPLE),
                                Integer.MAX_VALUE,
                                false,
                                LockOptions.MAX_IDLE,
                                Optional.of(Duration.ofSeconds(1)),
                                true)),
                new Request.Convert(A, 9, LockMode.CR, Optional.empty(), OptionalLong.empty()),
                new Request.Convert(
                        A, 9, LockMode.NL, Optional.of(Duration.ofMillis(1)), OptionalLong.of(2)),
                new Request.Cancel(7),
                new Request.Unlock(A, Long.MAX_VALUE),
                new Request.Unlock(A, 1, true),
                new Request.Check(A, 1));
    }

    static List<Request> requests() {
        return List.of(
                new Request.Hello(OptionalInt.empty(), Optional.empty()),
                new Request.Hello(OptionalInt.of(3), Optional.of("node-1")),
                new Request.Locks(1),
                new Request.Locks(Optional.of(A), 2),
                new Request.Waiters(1_000),
                new Request.Waiters(Optional.of(A), 1),
                new Request.Admin.Break(A, 7),
                new Request.Admin.Kill(3),
                new Request.Admin.Stop(false),
                new Request.Admin.Stop(true),
                new Request.Admin.Reload(),
                new Request.Lease(Duration.ofSeconds(10)),
                new Request.SessionId(),
                new Request.SetName("x"),
                new Request.SetInfo(),
                new Request.Info(),
                new Request.Ping(Optional.empty()),
                new Request.Ping(Optional.of("text")),
                new Request.Command(),
                new Request.Quit());
    }

    @ParameterizedTest
    @MethodSource({"locks", "requests"})
    void what_a_client_encodes_the_daemon_decodes(Request request) {
        ByteBuffer bytes = ByteBuffer.wrap(RequestEncoder.encode(request));
        assertEquals(Optional.of(request), RequestDecoder.next(bytes));
        assertEquals(0, bytes.remaining());
    }

    @Test
    void a_lock_is_encoded_as_the_specification_shows_it() {
        Request lock =
                new Request.Lock(
                        A, LockMode.PR, Optional.of(Duration.ofSeconds(5)), OptionalLong.of(7));
        assertEquals(
                "*8 $4 LOCK $1 a $4 MODE $2 PR $4 WAIT $4 5000 $2 ID $1 7 ".replace(" ", "\r\n"),
                new String(RequestEncoder.encode(lock), StandardCharsets.US_ASCII));
    }

    @Test
    void command_and_options_are_read_in_either_case() {
        assertEquals(
                new Request.Lock(A, LockMode.PR, Optional.of(Duration.ZERO), OptionalLong.of(3)),
                parse("lock a mode pr nowait id 3"));
    }

    @Test
    void options_come_in_any_order_and_the_last_of_a_kind_counts() {
        LockOptions options =
                LockOptions.NONE.withQuantity(3).withCreate(false).withoutDeadlockCheck();
        assertEquals(
                new Request.Lock(A, LockMode.EX, Optional.empty(), OptionalLong.of(4), options),
                parse("LOCK a NODEADLOCK QUANTITY 2 ID 4 CREATE NO QUANTITY 3"));
    }

    @Test
    void what_redis_clients_send_when_they_connect_is_taken() {
        assertEquals(new Request.SetInfo(), parse("CLIENT SETINFO LIB-NAME jedis"));
        assertEquals(new Request.SessionId(), parse("CLIENT ID"));
        assertEquals(new Request.Command(), parse("COMMAND DOCS"));
        assertEquals(new Request.Info(), parse("INFO server"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "HSET a b, ERR unknown command HSET",
        "CHECK a 1 2, ERR CHECK: nothing is expected after argument 2",
        "PING a b, ERR PING: nothing is expected after argument 1",
        "HELLO 4, NOPROTO unsupported protocol version",
        "HELLO x, NOPROTO unsupported protocol version",
        "LOCKS COUNT 0, ERR LOCKS: a count is 1 to 1000",
        "LOCKS COUNT 1001, ERR LOCKS: a count is 1 to 1000",
        "LOCKS ALL, ERR LOCKS: the options are NAME name and COUNT n",
        "WAITERS NAME, ERR WAITERS: resource name is missing",
        "BREAK a, ERR BREAK: token is missing",
        "KILL node-1, ERR KILL: session is a number of 1 to 19 digits",
        "STOP LATER, ERR STOP: the only option is NOW",
        "RELOAD all, ERR RELOAD: nothing is expected after argument 0",
        "SESSION LEASE 999, ERR SESSION: a lease is 1000 to 3600000 ms",
        "SESSION LEASE 9223372036854775807, ERR SESSION: a lease is 1000 to 3600000 ms",
        "SESSION X, ERR SESSION X is not known",
        "CLIENT KILL, ERR CLIENT KILL is not known",
    })
    void what_makes_no_sense_is_answered_with_an_error(String sent, String said) {
        Request.Invalid invalid = (Request.Invalid) parse(sent);
        assertEquals(said, invalid.word() + " " + invalid.message());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "LOCK, ERR LOCK: resource name is missing",
        "LOCK a MODE, ERR LOCK: mode is missing",
        "LOCK a MODE XX, ERR LOCK: mode XX is none of NL CR CW PR PW EX",
        "LOCK a FAST, ERR LOCK: option FAST is none of MODE TYPE QUANTITY WAIT NOWAIT CREATE IDLE"
                + " LEASE NODEADLOCK ID",
        "LOCK a WAIT -1, ERR LOCK: wait is a number of 1 to 19 digits",
        "LOCK a WAIT 9999999999999999999, ERR LOCK: wait is larger than 9223372036854775807",
        "LOCK a WAIT 31536000001, ERR LOCK: a wait is 0 to 31536000000 ms",
        "LOCK a ID x, ERR LOCK: id is a number of 1 to 19 digits",
        "UNLOCK a, ERR UNLOCK: token is missing",
        "LOCK a TYPE tree, ERR LOCK: type tree is none of simple numeric set hierarchical sequence"
                + " timestamp",
        "LOCK a QUANTITY 0, ERR LOCK: a quantity is 1 to 2147483647",
        "LOCK a QUANTITY 2147483648, ERR LOCK: a quantity is 1 to 2147483647",
        "LOCK a CREATE maybe, ERR LOCK: CREATE is followed by yes or no",
        "LOCK a CREATE, ERR LOCK: yes or no is missing",
        "LOCK a IDLE 31536000001, ERR LOCK: an idle time is 0 to 31536000000 ms",
        "LOCK a LEASE 999, ERR LOCK: a lease is 1000 to 3600000 ms",
        "LOCK a LEASE 9223372036854775807, ERR LOCK: a lease is 1000 to 3600000 ms",
        "CONVERT a 1, ERR CONVERT: mode is missing",
        "CONVERT a EX, ERR CONVERT: token is a number of 1 to 19 digits",
        "CONVERT a 1 EX CREATE no, ERR CONVERT: option CREATE is none of WAIT NOWAIT ID",
        "UNLOCK a 1 2, ERR UNLOCK: option 2 is none of ROLLBACK",
        "UNLOCK a 1 ROLLBACK x, ERR UNLOCK: nothing is expected after argument 3",
    })
    void a_lock_that_makes_no_sense_is_answered_with_an_error(String sent, String said) {
        what_makes_no_sense_is_answered_with_an_error(sent, said);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "HELLO 3 AUTH user pass",
        "HELLO 3 SETNAME a/b",
        "HELLO 3 SETNAME",
        "CLIENT SETNAME ../x",
    })
    void a_hello_or_a_name_that_makes_no_sense_is_an_error(String sent) {
        assertEquals(ErrorWord.ERR, ((Request.Invalid) parse(sent)).word());
    }

    @Test
    void nothing_of_the_peer_comes_back_that_is_not_printable() {
        Request.Invalid invalid =
                (Request.Invalid)
                        RequestParser.parse(List.of("EVIL\r\n+OK\u001b[31m" + "x".repeat(99)));
        assertEquals("unknown command EVIL??+OK?[31m" + "x".repeat(26) + "...", invalid.message());
    }
}
