package org.lockward.pki.gui.testing;

import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Encodes a picture as PNG (ISO/IEC 15948) without AWT: 8 bits of red, green and blue, no alpha.
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final byte TRUE_COLOUR = 2;

    /// Filter type 2 of the standard: each byte minus the one above it.
    private static final byte UP = 2;

    private Png() {}

    static byte[] encode(WritableImage image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
            header.put((byte) 8).put(TRUE_COLOUR);
            chunk(out, "IHDR", header.array());
            chunk(out, "IDAT", compressed(rows(image.getPixelReader(), width, height)));
            chunk(out, "IEND", new byte[0]);
        }
        return bytes.toByteArray();
    }

    private static byte[] rows(PixelReader pixels, int width, int height) {
        ByteBuffer rows = ByteBuffer.allocate((3 * width + 1) * height);
        byte[] above = new byte[3 * width];
        for (int y = 0; y < height; y++) {
            byte[] row = row(pixels, y, width);
            rows.put(UP);
            for (int i = 0; i < row.length; i++) {
                rows.put((byte) (row[i] - above[i]));
            }
            above = row;
        }
        return rows.array();
    }

    private static byte[] row(PixelReader pixels, int y, int width) {
        ByteBuffer row = ByteBuffer.allocate(3 * width);
        for (int x = 0; x < width; x++) {
            int argb = pixels.getArgb(x, y);
            row.put((byte) (argb >> 16)).put((byte) (argb >> 8)).put((byte) argb);
        }
        return row.array();
    }

    private static byte[] compressed(byte[] raw) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, best)) {
            out.write(raw);
        } finally {
            best.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        CRC32 crc = new CRC32();
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
