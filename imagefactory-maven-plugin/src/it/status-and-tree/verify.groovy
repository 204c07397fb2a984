// A person asks what there is, what stands on what and what comes next, at a terminal and in pipelines of both kinds; no
// goal touches the state, and none needs a connection.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertUntouched('state')
project.assertPrinted(
        1,
        '13 images (12 managed, 1 external) on 6 base images; 3 up to date',
        'Due for a rebuild: 2',
        '  (run `mvn imagefactory:rebuild`)',
        '    billing  3 rebuilds failed, the last 3d ago')
project.assertPrinted(2, 'node:22 (docker.io/library/node): others build it', '    frontend: waiting')
project.assertPrinted(3, '\n- plugin: 0.1.0-SNAPSHOT\n', '\n- Node.js: ', '\n- diagnostics: true\n', '\n- base images: 6\n- ')
project.assertPrinted(3, '+- ghcr.io/acme/base:latest', '|  \\- base', '|     \\- debian:12', '\\- node:22')
assert project.text('target/images.mmd').startsWith('flowchart LR\n')
project.assertPrinted(4, '::warning file=images.yaml,line=20,')
assert project.log().readLines().any { it.startsWith('::warning file=images.yaml,line=42,col=') }
assert project.text('target/summary.md').startsWith('## Image Factory\n')
assert project.text('target/imagefactory-ci/status.sarif').contains('"version": "2.1.0"')
assert project.text('target/imagefactory-ci/verify.code-quality.json') == '[]\n'
assert project.text('target/imagefactory-ci/status.code-quality.json').contains('imagefactory/circuit-open')
assert project.text('target/imagefactory-ci/verify.junit.xml').contains('failures="0"')
