// cdk8s runs on Node. Where there is none, or an old one, the build says so, what to install, and how to name
// another; the state, which needs no Node, is written.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertPrinted(1, '"no-such-node" (imagefactory.node) is no program', 'https://nodejs.org', 'imagefactory.node')
project.assertPrinted(2, 'is Node.js 16.20.2, which is too old', 'Node.js 18 or newer')
assert project.path('state/images/shop.yaml').toFile().file
project.assertAbsent('target/imagefactory')
