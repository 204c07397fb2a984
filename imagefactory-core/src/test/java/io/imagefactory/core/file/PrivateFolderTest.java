package io.imagefactory.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    @Test
    void oneThatOthersCouldOnlyReadIsClosedToThem() throws IOException {
        Path cache = given("rwxr-xr-x");

        PrivateFolder.make(cache);

        assertThat(permissions(cache)).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwx----w-", "rwxrwxrwx"})
    void oneThatOthersMayWriteToIsNotUsed(String permissions) throws IOException {
        Path cache = given(permissions);

        assertThatThrownBy(() -> PrivateFolder.make(cache))
                .isInstanceOf(MendableException.class)
                .hasMessageStartingWith("the folder \"" + cache + "\" may be written to by others")
                .hasMessageContaining("XDG_CACHE_HOME");
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
