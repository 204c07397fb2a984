// After the commit others write the digests that they saw: a bare value, a value with a comment as Kargo leaves it,
// and a file whose lines end in CRLF.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.commit()

def write = { name, text -> project.path("state/base-images/$name").toFile().setText(text, 'UTF-8') }
def read = { name -> project.text("state/base-images/$name") }
def digest = 'sha256:' + '1f2e' * 16
def changed = { text -> text.replaceAll('currentDigest: .*', "currentDigest: $digest") }
write('golang-1.25.yaml', changed(read('golang-1.25.yaml')))
write('node-24.yaml', changed(read('node-24.yaml')).replace(digest, "$digest # promoted by the registry's own robot"))
write('alpine-3.22.yaml', changed(read('alpine-3.22.yaml')).replace('\n', '\r\n'))
project.age('state')
