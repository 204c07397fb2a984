// A team has Kargo record the digests of base images and start builds: a build makes state and manifest, both are
// published, and Kargo's promotions commit two digests. The next pipeline is content, and the next discover takes them in.
import io.imagefactory.it.KargoStage
import io.imagefactory.it.NestedMaven
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
def maven = new NestedMaven(project, localRepositoryPath)
project.assertPrinted(1,
        'state: 6 created, 0 updated, 0 restored, 0 archived, 0 unchanged, 0 failed',
        'till: Kargo is not told to build, since only builds on GitHub and GitLab can be started from a cluster',
        'target/imagefactory/kargo.yaml: 1 Project, 1 ProjectConfig, 2 PromotionTasks, 2 Warehouses, 3 Stages for Kargo')
def manifest = project.text('target/imagefactory/kargo.yaml')
assert manifest == project.text('expected/kargo.yaml')

// The state is published, and Kargo clones it.
project.git('init', '--quiet', '--bare', 'target/infra.git')
project.git('add', 'state')
project.git('commit', '--quiet', '--message', 'Enrol shop and till')
project.git('push', '--quiet', 'target/infra.git', 'main')
project.git('clone', '--quiet', '--branch', 'main', 'target/infra.git', 'target/kargo')

// Two promotions of one Stage and one of the other.
def clone = new UserProject(new File(basedir, 'target/kargo'))
def golang = KargoStage.of(manifest, 'record-golang-1.25')
golang.record(clone, 'sha256:' + 'a' * 64, '2026-01-10T08:00:00Z')
KargoStage.of(manifest, 'record-busybox-1.36').record(clone, 'sha256:' + 'c' * 64, '2026-01-11T08:00:00Z')

// While a promotion goes on, a pipeline of ours pushes what it knows of the same base image.
project.git('pull', '--quiet', '--ff-only', 'target/infra.git', 'main')
def ours = project.path('state/base-images/golang-1.25.yaml').toFile()
ours.text = ours.text
        .replace('lastChecked: null', 'lastChecked: "2026-01-15T00:00:00Z"')
        .replace('currentDigest: null', "currentDigest: sha256:${'a' * 64}")
        .replace('lastUpdated: null', 'lastUpdated: "2026-01-10T08:00:00Z"') + """updateHistory:
  - digest: sha256:${'a' * 64}
    firstSeen: "2026-01-10T08:00:00Z"
"""
project.git('commit', '--quiet', '--message', 'Refresh', 'state')
project.git('push', '--quiet', 'target/infra.git', 'main')
golang.record(clone, 'sha256:' + 'b' * 64, '2026-01-20T08:00:00Z')
project.git('pull', '--quiet', '--ff-only', 'target/infra.git', 'main')

// In the pipeline that the push has started, what Kargo wrote is not stale, and no file is written.
project.age('state')
def pipeline = maven.run([CI: 'true'], 'verify')
assert pipeline.contains('0 created, 0 updated')
assert pipeline.contains('state says what images.yaml and the Dockerfiles say')
assert pipeline.contains('3 Stages for Kargo 1.12, unchanged')
project.assertUntouched('state')

// Whoever decides what is due reads the state as it is now.
maven.run([:], 'imagefactory:discover')
project.assertSame('state', 'expected/state')

// CI has said what the last build of shop was from; what Kargo has recorded since makes it due.
def shop = project.path('state/images/shop.yaml').toFile()
shop.text = shop.text.replace('lastBuilt: null', """lastBuilt: "2026-01-12T00:00:00Z"
builtFrom:
  busybox-1.36: sha256:${'c' * 64}
  golang-1.25: sha256:${'a' * 64}""")
assert maven.run([:], 'imagefactory:plan').contains(
        'shop: due now, since golang:1.25 moved from sha256:aaaaaaaaaaaa to sha256:bbbbbbbbbbbb, first seen 2026-01-20T08:00:00Z')
