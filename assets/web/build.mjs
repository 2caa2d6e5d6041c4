// Builds dist/ and LICENSES.txt from src/, here or in another folder: `node build.mjs [folder]`.  The same sources give the
// same bytes, which tests/web/test_web_bundle.py holds them to.
import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? here);
await build({
  absWorkingDir: here,
  entryPoints: ["src/page.js", "src/widget.js"],
  outdir: join(out, "dist"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none", // LICENSES.txt has them whole
  logLevel: "warning",
});
const three = JSON.parse(readFileSync(join(here, "node_modules/three/package.json"), "utf8"));
const license = readFileSync(join(here, "node_modules/three/LICENSE"), "utf8");
const told = "dist/page.js and dist/widget.js hold parts of the following, beside latentwalk's own code.";
writeFileSync(join(out, "LICENSES.txt"), `${told}\n\nthree ${three.version}\n\n${license.trim()}\n`);
