// Stale state is committed, and a pipeline calls Maven twice: the first call mends the files on disk, so the second
// one has to look at the commit to see that it is stale. Without CI the files on disk are what counts.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertPrinted(1, '  updated  state/images/shop.yaml')
project.assertPrinted(
        2,
        '1 file is stale: the commit that is checked out holds it so, though the files on disk are as they should be',
        'run `mvn imagefactory:discover` in your working copy and commit state/.',
        '-  rebuildDelay: 7d',
        '+  rebuildDelay: 2w')
project.assertPrinted(3, 'state says what images.yaml and the Dockerfiles say')
