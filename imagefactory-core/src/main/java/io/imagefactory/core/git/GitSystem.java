package io.imagefactory.core.git;

import java.io.IOException;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What JGit may know of the machine: the user's Git configuration (for {@code url.<base>.insteadOf}), as far as it can
 * be read, and neither JGit's own configuration nor the system's, for which it would start a {@code git} process.
 */
final class GitSystem extends SystemReader.Delegate {

    private volatile StoredConfig userConfig = new QuietConfig();

    private GitSystem(SystemReader usual) {
        super(usual);
    }

    /** Makes JGit look at the machine through this class from now on. */
    static synchronized void install() {
        if (SystemReader.getInstance() instanceof GitSystem) {
            return;
        }
        GitSystem system = new GitSystem(SystemReader.getInstance());
        SystemReader.setInstance(system);
        system.readUserConfig();
    }

    /** The user's configuration, with JGit looking through this class from now on. */
    static Config userConfig() {
        install();
        return ((GitSystem) SystemReader.getInstance()).getUserConfig();
    }

    @Override
    public StoredConfig getUserConfig() {
        return userConfig;
    }

    @Override
    public StoredConfig getJGitConfig() {
        return userConfig;
    }

    @Override
    public StoredConfig getSystemConfig() {
        return userConfig;
    }

    private void readUserConfig() {
        if (FS.DETECTED.userHome() == null) {
            return;
        }
        try {
            FileBasedConfig config = openUserConfig(null, FS.DETECTED);
            config.load();
            userConfig = new QuietConfig(config);
        } catch (IOException | ConfigInvalidException | RuntimeException e) {
            // Without it nothing is lost but its insteadOf.
        }
    }

    /**
     * The configuration above every repository's, held in memory. It claims to have measured every file system, since JGit
     * otherwise does so for three seconds, with files in the repository, and keeps the outcome in the user's home.
     */
    private static final class QuietConfig extends StoredConfig {

        QuietConfig() {}

        QuietConfig(Config user) {
            super(user);
        }

        @Override
        public @Nullable String getString(String section, @Nullable String subsection, String name) {
            if (section.equals("filesystem")) {
                return name.equals("timestampResolution") ? "2 seconds" : "0 seconds";
            }
            return super.getString(section, subsection, name);
        }

        @Override
        public void load() {
            // There is nothing behind it.
        }

        @Override
        public void save() {
            // There is nothing behind it.
        }
    }
}
