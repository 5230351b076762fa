// Makes templates/portal/assets of these sources: `npm ci && npm run build` in this folder. With --check it only says whether they are what the sources make.
import { build } from 'esbuild'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const modules = join(here, 'node_modules')
const assets = join(here, '../../templates/portal/assets')

const style = sass.compile(join(here, 'portal.scss'), { loadPaths: [modules], style: 'compressed', quietDeps: true, silenceDeprecations: ['import'] })
const script = await build({
  entryPoints: [join(here, 'portal.js')], bundle: true, minify: true, format: 'iife', target: 'es2020', write: false, nodePaths: [modules], legalComments: 'none'
})

const made = { 'portal.css': style.css + '\n', 'portal.js': script.outputFiles[0].text }
let stale = 0
for (const [name, text] of Object.entries(made)) {
  const path = join(assets, name)
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text)
    console.log(`${name}: ${Buffer.byteLength(text)} bytes`)
  } else if (readFileSync(path, 'utf8') !== text) {
    console.error(`templates/portal/assets/${name} is not what its source makes: run npm run build in infra/pages`)
    stale++
  }
}
process.exitCode = stale ? 1 : 0
