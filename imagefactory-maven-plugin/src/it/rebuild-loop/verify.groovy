// The whole loop: a base image moves, an image waits until that is old enough, CI is asked once for a build from the digest
// that is old enough, also by a job that knows nothing of the other, and the new image settles it.
import io.imagefactory.it.UserProject

context['registry'].close()
context['ci'].stop(0)

def project = new UserProject(basedir)
def moved = context['moved']
def short12 = { it.substring(0, 'sha256:'.length() + 12) }
project.assertPrinted(2, "registry.example.com/vendor/base:22 ${context['first'].substring(7, 19)} -> ${moved.substring(7, 19)}")
project.assertPrinted(2, 'app: due from 2026-01-09T00:00:00Z', '1 managed image: 1 waiting')
project.assertPrinted(3, "app: due now, since registry.example.com/vendor/base:22 moved from ${short12(context['first'])} to ${short12(moved)}")
project.assertPrinted(3, 'would ask for app: due now', '(dry run: nothing was asked for or written)')
project.assertPrinted(4, '  asked for app: due now', '/runs/1', 'state: 1 managed image: 1 asked for, 0 refused')
project.assertPrinted(5, 'state: 1 managed image: 0 asked for, 0 refused; by plan 1 in-flight')
project.assertPrinted(6, '  app: another run asked for it at 2026-01-10T00:00:00Z', '0 asked for')
project.assertPrinted(7, '1 managed image: 1 up-to-date')
project.assertNeverPrinted('whsec_')

assert context['builds'].size() == 1
def build = context['builds'][0]
assert build.image == 'app'
assert build.request == 'app-20260110T000000Z'
assert build.base_images == /{"registry.example.com\/vendor\/base:22":"$moved"}/
assert build.source_policy.contains("docker-image://registry.example.com/vendor/base:22@$moved")

def state = project.text('state/images/app.yaml')
assert state.contains("builtFrom:\n  registry.example.com-vendor-base-22: $moved\n")
assert state.contains('rebuildState:\n  status: monitoring\n  pendingRebuild: false\n  builtDigest: ')
assert state.contains("run: http://127.0.0.1:")
assert project.git('--git-dir', 'target/infra.git', 'for-each-ref', '--format=%(refname)').contains('refs/imagefactory/rebuilds/app')
