// A manifest that is kept in the repository, and is stale while the state is not: `verify` treats it as it treats
// state, alone, in the build that mends it, and against the commit.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertPrinted(1, '1 file is stale', '--- a/manifests/kargo.yaml', '-          - ^16-bookworm$', 'mvn imagefactory:synth')
project.assertPrinted(2, 'run `mvn imagefactory:synth` in your working copy and commit manifests/.', '+++ b/manifests/kargo.yaml', '+          - ^17-bookworm$')
project.assertPrinted(3, 'state says what images.yaml and the Dockerfiles say')
project.assertPrinted(4, 'the commit that is checked out holds it so', '-          - ^16-bookworm$')
