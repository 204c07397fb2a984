package io.imagefactory.core.attack;

import io.imagefactory.core.attack.RawServer.Handler;
import io.imagefactory.core.git.Pack;
import io.imagefactory.core.git.Pack.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** What a Git server says by HTTP in version 2 of the protocol (gitprotocol-v2), made by hand. */
final class GitAnswers {

    static final byte[] COMMIT = commit(new byte[20]);

    private static final String ADVERTISEMENT = "Content-Type: application/x-git-upload-pack-advertisement\r\n";
    private static final String RESULT = "Content-Type: application/x-git-upload-pack-result\r\n";
    private static final int LINE = 60_000;

    private GitAnswers() {}

    /** A file, a folder, a link or a submodule in a folder. */
    record Entry(String mode, String name, byte[] id) {}

    /** Sends the packs for fetches. */
    @FunctionalInterface
    interface Sender {
        void send(OutputStream out) throws IOException, InterruptedException;
    }

    /** A server whose branch main is at that commit, and which sends that pack for whatever it is asked. */
    static Handler serving(byte[] commit, byte[] pack) {
        return serving(refs(commit, ""), out -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            answer.writeBytes(line("packfile\n"));
            answer.writeBytes(sideband(pack));
            answer.writeBytes("0000".getBytes());
            RawServer.send(out, 200, RESULT, answer.toByteArray());
        });
    }

    /** A server that has whatever reference it is asked for. */
    static Handler having(byte[] commit, byte[] pack) {
        Handler server = serving(commit, pack);
        return (request, out) -> {
            if (request.body().contains("command=ls-refs")) {
                ByteArrayOutputStream refs = new ByteArrayOutputStream();
                request.body()
                        .lines()
                        .filter(line -> line.contains("ref-prefix "))
                        .forEach(line -> refs.writeBytes(
                                line(hex(commit) + line.substring(line.indexOf("ref-prefix ") + 10) + "\n")));
                refs.writeBytes("0000".getBytes());
                RawServer.send(out, 200, RESULT, refs.toByteArray());
            } else {
                server.answer(request, out);
            }
        };
    }

    /** @param refs the answer to ls-refs */
    static Handler serving(byte[] refs, Sender fetches) {
        return (request, out) -> {
            if (request.target().contains("/info/refs")) {
                RawServer.send(out, 200, ADVERTISEMENT, advertisement());
            } else if (request.body().contains("command=ls-refs")) {
                RawServer.send(out, 200, RESULT, refs);
            } else {
                fetches.send(out);
            }
        };
    }

    static byte[] advertisement() {
        return join(
                line("# service=git-upload-pack\n"),
                "0000".getBytes(),
                line("version 2\n"),
                line("ls-refs\n"),
                line("fetch=shallow filter\n"),
                line("object-format=sha1\n"),
                "0000".getBytes());
    }

    /** @param others lines of other references */
    static byte[] refs(byte[] commit, String others) {
        String id = hex(commit);
        return join(
                line(id + " HEAD symref-target:refs/heads/main\n"),
                others.isEmpty() ? new byte[0] : line(id + " " + others + "\n"),
                line(id + " refs/heads/main\n"),
                "0000".getBytes());
    }

    static byte[] sideband(byte[] pack) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < pack.length; at += LINE) {
            byte[] part = Arrays.copyOfRange(pack, at, Math.min(pack.length, at + LINE));
            out.writeBytes("%04x".formatted(part.length + 5).getBytes());
            out.write(1);
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] line(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return join("%04x".formatted(bytes.length + 4).getBytes(), bytes);
    }

    static byte[] tree(Entry... entries) {
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            tree.writeBytes((entry.mode() + " " + entry.name() + "\0").getBytes(StandardCharsets.UTF_8));
            tree.writeBytes(entry.id());
        }
        return tree.toByteArray();
    }

    static byte[] commit(byte[] tree) {
        String we = " Jane <jane@example.com> 1733306400 +0000\n";
        return ("tree " + hex(tree) + "\nauthor" + we + "committer" + we + "\nA change\n").getBytes();
    }

    /** Serves a repository of one folder; the pack has whatever else is needed. */
    static Handler repository(Pack pack, Entry... entries) {
        byte[] tree = tree(entries);
        byte[] commit = commit(Pack.id(Type.TREE, tree));
        pack.add(Type.COMMIT, commit);
        pack.add(Type.TREE, tree);
        return serving(Pack.id(Type.COMMIT, commit), pack.bytes());
    }

    /** Puts a file into the pack. */
    static Entry file(Pack pack, String mode, String name, byte[] content) {
        pack.add(Type.BLOB, content);
        return new Entry(mode, name, Pack.id(Type.BLOB, content));
    }

    static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
