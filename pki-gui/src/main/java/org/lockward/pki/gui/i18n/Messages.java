package org.lockward.pki.gui.i18n;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// Every word on the screen, from one properties file for each part of the program: the key
/// `fleet.filter.prompt` stands in `fleet.properties`. Any thread may call it.
public final class Messages {

    private Messages() {}

    /// The text, with `{0}`, `{1}` … replaced as `MessageFormat` does. Write keys as literals, so
    /// that the test which looks for missing and unused ones finds them; where a part of the key is
    /// computed, the literal ends with a dot: `text("fleet.state." + state.text())`.
    ///
    /// @throws java.util.MissingResourceException for a key that is not there: a defect
    public static String text(String key, Object... arguments) {
        String part = key.substring(0, key.indexOf('.'));
        String pattern =
                ResourceBundle.getBundle("org.lockward.pki.gui.i18n." + part, Locale.ROOT)
                        .getString(key);
        return new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
    }
}
