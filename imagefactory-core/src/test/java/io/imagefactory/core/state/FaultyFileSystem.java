package io.imagefactory.core.state;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A file system on top of another, in which somebody may step in before each operation. */
public final class FaultyFileSystem extends FileSystem {

    private final FileSystem delegate;
    private final Fault fault;
    private final Provider provider = new Provider();

    /** Steps in. */
    public interface Fault {

        /** @throws IOException instead of the operation: create, read, write, force, move, delete, list */
        void before(String operation, Path path) throws IOException;
    }

    public FaultyFileSystem(FileSystem delegate, Fault fault) {
        this.delegate = delegate;
        this.fault = fault;
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public Path getPath(String first, String... more) {
        return wrap(delegate.getPath(first, more));
    }

    @Override
    public void close() throws IOException {
        delegate.close();
    }

    @Override
    public boolean isOpen() {
        return delegate.isOpen();
    }

    @Override
    public boolean isReadOnly() {
        return delegate.isReadOnly();
    }

    @Override
    public String getSeparator() {
        return delegate.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return StreamSupport.stream(delegate.getRootDirectories().spliterator(), false)
                .map(this::wrap)
                .toList();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return delegate.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return delegate.supportedFileAttributeViews();
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        PathMatcher matcher = delegate.getPathMatcher(syntaxAndPattern);
        return path -> matcher.matches(unwrap(path));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return delegate.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() throws IOException {
        return delegate.newWatchService();
    }

    private Path wrap(Path path) {
        return (Path) Proxy.newProxyInstance(
                FaultyFileSystem.class.getClassLoader(),
                new Class<?>[] {Path.class, Wrapped.class},
                (proxy, method, arguments) -> invoke(path, method, arguments));
    }

    private static Path unwrap(Path path) {
        return path instanceof Wrapped wrapped ? wrapped.unwrapped() : path;
    }

    /** What else a path of this file system is. */
    interface Wrapped {
        Path unwrapped();
    }

    private Object invoke(Path path, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("unwrapped")) {
            return path;
        }
        if (method.getName().equals("getFileSystem")) {
            return this;
        }
        Object[] unwrapped = arguments == null ? new Object[0] : arguments.clone();
        for (int i = 0; i < unwrapped.length; i++) {
            unwrapped[i] = unwrapped[i] instanceof Path other ? unwrap(other) : unwrapped[i];
        }
        try {
            Object result = method.invoke(path, unwrapped);
            return result instanceof Path other ? wrap(other) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private final class Provider extends FileSystemProvider {

        private FileSystemProvider real() {
            return delegate.provider();
        }

        @Override
        public String getScheme() {
            return real().getScheme();
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path getPath(URI uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            fault.before(options.contains(StandardOpenOption.WRITE) ? "write" : "read", unwrap(path));
            return new WatchedChannel(real().newFileChannel(unwrap(path), options, attributes), unwrap(path), fault);
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            fault.before(options.contains(StandardOpenOption.WRITE) ? "write" : "read", unwrap(path));
            return real().newByteChannel(unwrap(path), options, attributes);
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            fault.before("list", unwrap(folder));
            List<Path> paths;
            try (DirectoryStream<Path> stream =
                    real().newDirectoryStream(unwrap(folder), path -> filter.accept(wrap(path)))) {
                paths = StreamSupport.stream(stream.spliterator(), false)
                        .map(FaultyFileSystem.this::wrap)
                        .toList();
            }
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    return paths.iterator();
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
            fault.before("create", unwrap(folder));
            real().createDirectory(unwrap(folder), attributes);
        }

        @Override
        public void delete(Path path) throws IOException {
            fault.before("delete", unwrap(path));
            real().delete(unwrap(path));
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) throws IOException {
            real().copy(unwrap(source), unwrap(target), options);
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            fault.before("move", unwrap(target));
            real().move(unwrap(source), unwrap(target), options);
        }

        @Override
        public boolean isSameFile(Path path, Path other) throws IOException {
            return real().isSameFile(unwrap(path), unwrap(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return real().isHidden(unwrap(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return real().getFileStore(unwrap(path));
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            real().checkAccess(unwrap(path), modes);
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
            return real().getFileAttributeView(unwrap(path), type, options);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            return real().readAttributes(unwrap(path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
                throws IOException {
            return real().readAttributes(unwrap(path), attributes, options);
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
            real().setAttribute(unwrap(path), attribute, value, options);
        }
    }
}
