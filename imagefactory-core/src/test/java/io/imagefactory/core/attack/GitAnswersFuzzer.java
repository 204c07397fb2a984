package io.imagefactory.core.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.git.Pack;
import io.imagefactory.core.git.Pack.Type;
import io.imagefactory.core.source.Hosts;
import io.imagefactory.core.source.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;

/**
 * What must hold for any answers of a Git server, the first byte saying to which of three questions (which capabilities it
 * has, which references, what they hold); Jazzer looks for answers with which it does not.
 */
public final class GitAnswersFuzzer {

    private static final String ADVERTISEMENT = "Content-Type: application/x-git-upload-pack-advertisement\r\n";
    private static final String RESULT = "Content-Type: application/x-git-upload-pack-result\r\n";
    private static final byte[] COMMIT = Pack.id(Type.COMMIT, GitAnswers.COMMIT);

    private static volatile byte[] input = new byte[0];

    private GitAnswersFuzzer() {}

    /** Named and shaped as Jazzer wants it. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        input = bytes;
        try {
            verify(Servers.HOSTS.read(Servers.SOURCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file cannot be read, and a sentence says so. */
    private static void verify(FileContent content) {
        String reason = content instanceof FileContent.Broken broken
                ? broken.reason()
                : content instanceof FileContent.Unreachable unreachable ? unreachable.reason() : "";
        assertThat(reason).isNotBlank().hasSizeLessThan(5_000);
    }

    private static void answer(RawServer.Asked request, OutputStream out) throws IOException {
        int question =
                request.target().contains("/info/refs") ? 0 : request.body().contains("ls-refs") ? 1 : 2;
        byte[] bytes = input;
        byte[] usual = question == 0
                ? GitAnswers.advertisement()
                : question == 1 ? GitAnswers.refs(COMMIT, "") : GitAnswers.line("packfile\n");
        boolean meant = bytes.length > 0 && (bytes[0] & 0xff) % 3 == question;
        String type = question == 0 ? ADVERTISEMENT : RESULT;
        RawServer.send(out, 200, type, meant ? Arrays.copyOfRange(bytes, 1, bytes.length) : usual);
    }

    /** One server and one cache for all inputs. */
    private static final class Servers {

        static final Hosts HOSTS;
        static final Source SOURCE;

        static {
            try {
                RawServer server = new RawServer("127.0.0.1", GitAnswersFuzzer::answer);
                HOSTS = Hosts.withCache(Files.createTempDirectory("imagefactory-fuzz"));
                SOURCE = Hosts.git("http://" + server.host() + "/shop.git", null, "Dockerfile");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
