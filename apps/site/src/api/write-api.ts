import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Application, type ProjectReflection } from 'typedoc'
import { anchorOf } from '../content/anchors.ts'
import { REPOSITORY, ROOT } from '../repo.ts'
import { API_MODULES } from './api-modules.ts'

/**
 * Writes the API reference as Markdown, one page for each module, from the types and comments in
 * the sources. No build is needed, because imports between the packages lead to sources.
 *
 * @param folder the folder that gets the pages, at their addresses
 * @param cache a folder for temporary files of TypeDoc
 */
export async function writeApi(folder: string, cache: string): Promise<void> {
  mkdirSync(cache, { recursive: true })
  const tsconfig = `${cache}/tsconfig.json`
  writeFileSync(tsconfig, JSON.stringify(configuration()))
  const app = await Application.bootstrapWithPlugins({
    entryPoints: API_MODULES.map(({ source }) => `${ROOT}${source}`),
    tsconfig,
    plugin: ['typedoc-plugin-markdown'],
    out: `${cache}/pages`,
    logLevel: 'Error',
    readme: 'none',
    githubPages: false,
    // The builds of the packages check the types.
    skipErrorChecking: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeExternals: true,
    groupOrder: ['Functions', 'Classes', 'Interfaces', 'Type Aliases', 'Variables', 'References'],
    disableGit: true,
    basePath: ROOT,
    sourceLinkTemplate: `${REPOSITORY}/blob/main/{path}#L{line}`,
    gitRevision: 'main',
    ...MARKDOWN_OPTIONS,
  })
  const project = await app.convert()
  if (project === undefined) throw new Error('TypeDoc could not read the packages')
  nameModules(project)
  await app.generateOutputs(project)
  copyPages(`${cache}/pages`, folder)
}

/** Options of typedoc-plugin-markdown. The types of TypeDoc do not have their names. */
const MARKDOWN_OPTIONS: object = {
  router: 'module',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'list',
  typeAliasPropertiesFormat: 'list',
  useCodeBlocks: true,
  entryFileName: 'index',
  mergeReadme: false,
}

function configuration(): object {
  const paths = Object.fromEntries(
    API_MODULES.map(({ name, source }) => [name, [`${ROOT}${source}`]]),
  )
  return {
    extends: `${ROOT}tsconfig.base.json`,
    compilerOptions: { paths, types: ['node'], typeRoots: [`${ROOT}node_modules/@types`] },
    files: API_MODULES.map(({ source }) => `${ROOT}${source}`),
  }
}

/** Names modules by their imports. TypeDoc names them by their files. */
function nameModules(project: ProjectReflection): void {
  for (const child of project.children ?? []) {
    const file = child.sources?.[0]?.fullFileName
    const module = API_MODULES.find(({ source }) => `${ROOT}${source}` === file)
    if (module !== undefined) child.name = module.address.replace(/^api\/|\.md$/g, '')
  }
}

/**
 * Copies each page, with the module's import as its heading, and writes the page that lists the
 * modules.
 */
function copyPages(from: string, folder: string): void {
  mkdirSync(`${folder}/api`, { recursive: true })
  const pages = new Map(
    API_MODULES.map(({ name, address }) => {
      const file = address.slice('api/'.length)
      const text = readFileSync(`${from}/${file}`, 'utf8')
      return [file, text.replace(/^# .*$/m, `# ${name}`)] as const
    }),
  )
  const anchors = new Map([...pages].map(([file, text]) => [file, anchorsIn(text)]))
  for (const [file, text] of pages) {
    writeFileSync(`${folder}/api/${file}`, withAnchorsThere(text, file, anchors))
  }
  const rows = API_MODULES.map(({ name, address }) => `- [\`${name}\`](./${address.slice(4)})`)
  writeFileSync(`${folder}/api/index.md`, `${INDEX}\n\n${rows.join('\n')}\n`)
}

const INDEX = `# API reference

What each module gives, from the comments in its sources. Every package for a server also gives core's names for users.`

function anchorsIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => anchorOf(title)))
}

/**
 * Corrects links to headings. The plugin also counts names that are not headings, and then links to
 * `name-1` in place of `name`.
 */
function withAnchorsThere(
  text: string,
  own: string,
  anchors: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  return text.replaceAll(/\]\(([\w.-]*)#([\w-]+)-(\d+)\)/g, (link, file: string, name: string) => {
    const isThere = anchors.get(file === '' ? own : file)?.has(name)
    return isThere && !text.includes(`id="${name}-`) ? `](${file}#${name})` : link
  })
}
