// images.yaml was changed and the state was not brought along. `mvn verify` mends the state on the way and fails all
// the same, since what was handed to it was stale; once more, and it passes.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertPrinted(
        1,
        '1 file is stale: it was so when this build began',
        'run `mvn imagefactory:discover` in your working copy and commit state/.',
        '--- a/state/images/shop.yaml',
        '+++ b/state/images/shop.yaml',
        '-  rebuildDelay: 7d',
        '+  rebuildDelay: 2w')
project.assertPrinted(2, 'state says what images.yaml and the Dockerfiles say')
