// A base image moved eleven days ago; one of the two images that stand on it waits for fourteen. The plan says so, to
// people and programs, and touches no state.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertUntouched('state')
project.assertPrinted(
        1,
        'app: due now, since node:22 moved from sha256:111111111111 to sha256:222222222222',
        'patient: due from 2026-02-03T00:00:00Z',
        'target/imagefactory-plan.json: 2 managed images: 1 due, 1 waiting')
project.assertPrinted(2, 'patient (ghcr.io/acme/patient): due from', 'node:22: waiting', 'rebuildDelay 14d')
assert project.text('target/imagefactory-plan.json').contains('"due": [\n    "app"\n  ]')
assert project.text('target/policies/app.json').contains('docker-image://docker.io/library/node:22@sha256:2222')
assert !project.path('target/policies/patient.json').toFile().exists()
