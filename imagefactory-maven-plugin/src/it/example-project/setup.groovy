// Somebody has copied the example project into a Git repository of their own, with remotes that would serve its images
// if anyone asked them.
import groovy.io.FileType
import io.imagefactory.it.UserProject

def example = new File(basedir, '../../../../example-project').canonicalFile
example.eachFileRecurse(FileType.FILES) { file ->
    def name = example.toPath().relativize(file.toPath())
    if (!name.startsWith('target')) {
        def copy = basedir.toPath().resolve(name).toFile()
        copy.parentFile.mkdirs()
        copy.bytes = file.bytes
    }
}

def project = new UserProject(basedir)
project.commit()
project.git('remote', 'add', 'origin', 'https://github.com/acme/shop.git')
project.git('remote', 'add', 'thumbnailer', 'git@github.com:acme/thumbnailer.git')
project.age('state')
