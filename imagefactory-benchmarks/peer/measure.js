// Reads the samples that the benchmarks wrote with dockerfile-ast: files and megabytes a second, after a warm-up.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DockerfileParser } from "dockerfile-ast";

const SECONDS = Number(process.env.SECONDS ?? 5);
const folder = process.argv[2] ?? "../target/samples";

/** What comes nearest to the images of a file. */
function images(content) {
  const dockerfile = DockerfileParser.parse(content.toString("utf8"));
  const from = dockerfile.getFROMs().map((instruction) => instruction.getImage());
  const copied = dockerfile.getCOPYs().map((instruction) => instruction.getFromFlag()?.getValue());
  return [...from, ...copied];
}

function filesPerSecond(content, seconds) {
  const start = process.hrtime.bigint();
  const end = start + BigInt(Math.round(seconds * 1e9));
  let files = 0;
  let now = start;
  while (now < end) {
    images(content);
    files++;
    now = process.hrtime.bigint();
  }
  return files / (Number(now - start) / 1e9);
}

for (const name of readdirSync(folder).sort()) {
  const content = readFileSync(join(folder, name));
  try {
    filesPerSecond(content, SECONDS);
    const files = filesPerSecond(content, SECONDS);
    console.log(`${name}\t${content.length} bytes\t${files.toPrecision(4)} files/s\t${((files * content.length) / 1e6).toPrecision(3)} MB/s`);
  } catch (e) {
    console.log(`${name}\t${content.length} bytes\t${e.message}`);
  }
}
