// Somebody changed by hand what the build works out. `mvn imagefactory:verify` shows the difference and names the
// command that mends it, and writes nothing itself.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertPrinted(
        1,
        '1 file is stale: images.yaml and the Dockerfiles say otherwise; run `mvn imagefactory:discover` and commit',
        '''\
--- a/state/base-images/golang-1.25.yaml
+++ b/state/base-images/golang-1.25.yaml
''',
        '''
-allowTags: ^1\\..*$
+allowTags: ^1\\.25$
''',
        '''
   - shop
-  - till
''')
project.assertUntouched('state')
