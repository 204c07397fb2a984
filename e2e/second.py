"""A copy of Kargo's Deployment with a shard of its own: second.py shard < deployment > deployment"""
import json
import sys

found = json.load(sys.stdin)
name = found["metadata"]["name"] + "-second"
found["metadata"] = {"name": name, "namespace": found["metadata"]["namespace"]}
found.pop("status", None)
labels = {"app": name}
found["spec"]["selector"] = {"matchLabels": labels}
pod = found["spec"]["template"]
pod["metadata"]["labels"] = labels
own = {"SHARD_NAME": sys.argv[1], "IS_DEFAULT_CONTROLLER": "false"}
container = pod["spec"]["containers"][0]
container["env"] = [e for e in container.get("env", []) if e["name"] not in own]
container["env"] += [{"name": key, "value": value} for key, value in own.items()]
json.dump(found, sys.stdout)
