// Somebody has copied examples/ into repositories of their own.
import groovy.io.FileType
import io.imagefactory.it.UserProject

def examples = new File(basedir, '../../../../examples').canonicalFile
examples.eachFileRecurse(FileType.FILES) { file ->
    def name = examples.toPath().relativize(file.toPath())
    if (!name.any { it.toString() == 'target' }) {
        def copy = basedir.toPath().resolve(name).toFile()
        copy.parentFile.mkdirs()
        copy.bytes = file.bytes
    }
}

// What enroll reads, workflows among it, lies at the root of a repository.
def monorepo = new UserProject(new File(basedir, 'monorepo'))
monorepo.commit()
monorepo.git('remote', 'add', 'origin', 'https://github.com/acme/shop.git')
new UserProject(basedir).commit()
