package io.imagefactory.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class PrivateFolderTest {

    @TempDir
    private Path folder;

    @Test
    void itIsForItsOwnerAloneWithThoseAboveItThatWereNotThere() throws IOException {
        PrivateFolder.make(folder.resolve("above/cache"));

        assertThat(permissions(folder.resolve("above"))).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("above/cache"))).isEqualTo("rwx------");
        assertThat(folder.resolve("above/cache")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-xr-x", "rwxrwxr-x", "rwxrwx---"})
    void oneOfEarlierReleasesThatOthersCouldReadOrOurGroupWriteToIsClosedToThem(String permissions) throws IOException {
        Path cache = given(permissions);

        PrivateFolder.make(cache);

        assertThat(permissions(cache)).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwx----w-", "rwxrwxrwx"})
    void oneThatAnyoneMayWriteToIsNotUsed(String permissions) throws IOException {
        Path cache = given(permissions);

        assertThatThrownBy(() -> PrivateFolder.make(cache))
                .isInstanceOf(MendableException.class)
                .hasMessageStartingWith("the folder \"" + cache + "\" may be written to by others")
                .hasMessageContaining("XDG_CACHE_HOME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwx------", "rwxrwxr-x"})
    void oneOfAnotherUserIsNotUsedAndStaysAsItIs(String permissions) throws IOException {
        Path cache = given(permissions);
        try {
            Files.setOwner(
                    cache, cache.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        } catch (FileSystemException | UserPrincipalNotFoundException e) {
            abort("only an administrator gives a folder to another user, who must exist: " + e);
        }

        assertThatThrownBy(() -> PrivateFolder.make(cache))
                .isInstanceOf(MendableException.class)
                .hasMessageStartingWith("the folder \"" + cache + "\" belongs to another user, so it is not used");

        assertThat(cache).isEmptyDirectory();
        assertThat(permissions(cache)).isEqualTo(permissions);
    }

    @Test
    void aFileInItsPlaceIsToldOf() throws IOException {
        Path file = Files.writeString(folder.resolve("cache"), "");

        assertThatThrownBy(() -> PrivateFolder.make(file))
                .isInstanceOf(MendableException.class)
                .hasMessageContaining("is no folder");
    }

    private Path given(String permissions) throws IOException {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        return Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
