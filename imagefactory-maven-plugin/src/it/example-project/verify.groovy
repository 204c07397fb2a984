// The example project, copied elsewhere: it builds as it is, in a pipeline and at a desk, changes nothing that is
// committed, and opens no connection whatever its remotes.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
[2, 3].each { build ->
    project.assertPrinted(
            build,
            'images.yaml: 13 images, 10 managed and 3 external',
            'target/imagefactory/kargo.yaml: ',
            'state says what images.yaml and the Dockerfiles say')
}
project.assertPrinted(
        3,
        'found: 0 certain, 0 likely, 0 guess; 0 images already enrolled',
        'target/imagefactory-plan.json: 10 managed images',
        '13 images (10 managed, 3 external) on 23 base images',
        '+- ghcr.io/acme/java-runtime:21')
project.assertUntouched('state')
assert project.git('status', '--porcelain').isEmpty()
