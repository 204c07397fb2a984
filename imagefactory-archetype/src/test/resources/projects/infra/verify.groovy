// Somebody makes a repository: it is the example, file by file, under a name of its own.
import groovy.io.FileType

def example = new File(basedir, '../../../../../example-project').canonicalFile
def made = new File(basedir, 'project/infra')
def files = { File folder ->
    def found = [:] as TreeMap
    folder.eachFileRecurse(FileType.FILES) { file ->
        def name = folder.toPath().relativize(file.toPath()).toString()
        if (!name.startsWith('target') && name != 'build.log') {
            found[name] = file.text
        }
    }
    found
}
def expected = files(example)
expected['pom.xml'] = expected['pom.xml']
        .replaceFirst('io.imagefactory', 'com.acme')
        .replaceFirst('example-project', 'infra')
        .replaceFirst('<version>[^<]+', '<version>1')
        .replaceFirst('Image Factory example', 'infra')
def count = expected.size()
assert count > 40
def actual = files(made)
def others = (actual.keySet() + expected.keySet()).findAll { name -> actual[name] != expected[name] }
assert others.isEmpty()
