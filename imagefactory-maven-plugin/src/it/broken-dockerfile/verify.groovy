// One Dockerfile is broken and one is absent. The build fails at its end and names both; the good one is analysed all
// the same, and what is known of the broken one's base image stays. With failOnDiscoveryError=false the build goes
// on.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertAsExpected()
project.assertPrinted(
        1,
        'state: 3 created, 1 updated, 0 restored, 0 archived, 1 unchanged, 2 failed',
        '2 Dockerfiles could not be analysed',
        '  scale: ',
        '  till: ')
project.assertPrinted(2, 'target/imagefactory/kargo.yaml: 2 Warehouses')
