// What a pipeline does on every push to a repository whose state is up to date and committed, with one call of Maven
// and with two: it passes and leaves no file changed.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertUntouched('state')
assert project.git('status', '--porcelain').isEmpty()
project.assertPrinted(2, 'state says what images.yaml and the Dockerfiles say')
