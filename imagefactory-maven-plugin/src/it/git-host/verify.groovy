// Dockerfiles in a repository that only its host has: discover reads them when it is called by name. In a pipeline what
// is bound to a phase opens no connection, keeps what is recorded, and verify is content with it.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
def commit = new UserProject(new File(basedir, 'target/host')).git('rev-parse', '--short=12', 'HEAD').trim()
project.assertPrinted(1, 'created  state/images/shop.yaml, read from file:', "branch main at commit ${commit}".toString(),
        'till: file:', 'has no branch mian; did you mean "main"?', '1 failed')
assert project.text('state/images/shop.yaml').contains('- golang-1.25')
assert project.text('state/images/till.yaml').contains('discoveryStatus: failed')
project.assertPrinted(2, 'shop, till: their Dockerfiles were not looked at, and what is known of them is kept',
        'imagefactory:discover', '0 created, 0 updated', 'state says what images.yaml and the Dockerfiles say')
project.assertPrinted(3, '0 created, 0 updated', '2 Dockerfiles could not be analysed', '2 images, shop, till: ',
        'is reached by file, which is not allowed')
assert project.text('state/images/shop.yaml').contains('discoveryStatus: success')
