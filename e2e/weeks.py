"""What is not as it should be after weeks: weeks.py folder; fails where there is anything.

In the folder: published (base image, content, digest, in order), requests (status and body, in order), objects.json, state/state/kargo.
"""
import collections
import json
import pathlib
import re
import sys

folder = pathlib.Path(sys.argv[1])
wrong, seen = [], collections.Counter()

published = collections.defaultdict(list)
for line in (folder / "published").read_text().splitlines():
    base, _, digest = line.split()
    published[base].append(digest)
for base, digests in published.items():
    if digests[-1] in digests[:-1]:
        seen["tags that have gone back"] += 1  # Kargo does not see that; refresh does
        continue
    state = next((folder / "state" / "state" / "kargo").glob(f"*-{base.replace(':', '-')}.yaml")).read_text()
    if digests[-1] not in re.search("^currentDigest: (.*)$", state, re.M)[1]:
        wrong.append(f"{base} is not recorded as {digests[-1]}")

objects = collections.defaultdict(list)
for item in json.loads((folder / "objects.json").read_text())["items"]:
    objects[item["kind"]].append(item)
for promotion in objects["Promotion"]:
    phase = promotion.get("status", {}).get("phase", "Pending")
    seen[f"promotions {phase}"] += 1
    if phase != "Succeeded":
        wrong.append(f"{promotion['metadata']['name']} is {phase}: {promotion.get('status', {}).get('message', '')[:300]}")

asked = collections.defaultdict(list)
for line in (folder / "requests").read_text().splitlines():
    status, body = line.split(" ", 1)
    inputs = json.loads(body)["inputs"]
    seen[f"requests answered {status}"] += 1
    if status == "204":
        asked[(inputs["image"], inputs["base_images"])].append(inputs["request"])
for (image, digest), requests in asked.items():
    if len(set(requests)) > 1:
        wrong.append(f"{image} was asked for anew with {digest}: {', '.join(requests)}")
    seen["requests repeated, though answered 204"] += len(requests) - len(set(requests))

newest = {}
for freight in sorted(objects["Freight"], key=lambda item: item["metadata"]["creationTimestamp"]):
    newest[freight["origin"]["name"]] = freight
for stage in objects["Stage"]:
    name = stage["metadata"]["name"]
    if not name.startswith("rebuild-"):
        continue
    for requested in stage["spec"]["requestedFreight"]:
        freight = newest[requested["origin"]["name"]]
        if not json.loads(json.dumps(freight.get("status", {}).get("metadata", {}).get("baseImageChanged", False))):
            continue
        if stage["metadata"]["creationTimestamp"] > freight["metadata"]["creationTimestamp"]:
            continue  # enrolled later
        digest = freight["images"][0]["digest"]
        if not any(image == name[len("rebuild-"):] and digest in bases for image, bases in asked):
            wrong.append(f"{name} was not asked for with {digest} of {freight['origin']['name']}")

for what, count in sorted(seen.items()):
    print(f"{count} {what}")
for line in wrong:
    print(line)
sys.exit(bool(wrong))
