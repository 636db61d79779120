import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Ajv, type ValidateFunction } from 'ajv'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

let ajv: Ajv | undefined
const compiled = new Map<string, ValidateFunction>()

/** The compiled check for one type of @slack/types, by name. */
export async function schemaOf(name: string): Promise<ValidateFunction> {
  ajv ??= new Ajv({ allErrors: true, strict: false }).addSchema(await slackSchema(), 'slack')
  const known = compiled.get(name)
  if (known) return known
  const made = ajv.compile({ $ref: `slack#/definitions/${name}` })
  compiled.set(name, made)
  return made
}

/** The definition that draws blocks of this `type`: 'section' gives 'SectionBlock'. */
export async function definitionOf(blockType: string): Promise<string | undefined> {
  const { definitions } = await slackSchema()
  return Object.keys(definitions).find(
    name => name.endsWith('Block') && name !== 'Block' && isOfType(definitions[name], blockType),
  )
}

/** An image block is one of two shapes, by where its picture is. */
const isOfType = ({ properties, anyOf }: Definition = {}, blockType: string): boolean =>
  properties?.type?.const === blockType || anyOf?.some(one => isOfType(one, blockType)) === true

type Definition = { properties?: Record<string, { const?: string }>; anyOf?: Definition[] }
type SlackSchema = { definitions: Record<string, Definition> }

let loaded: SlackSchema | undefined

/** Generated once per version of @slack/types (two seconds), then read from the cache. */
async function slackSchema(): Promise<SlackSchema> {
  if (loaded) return loaded
  const { version } = createRequire(import.meta.url)('@slack/types/package.json') as { version: string }
  const folder = here('../../../node_modules/.cache/assidu/')
  const file = `${folder}slack-types-${version}.json`
  if (existsSync(file)) loaded = JSON.parse(readFileSync(file, 'utf8')) as SlackSchema
  else {
    loaded = await generate()
    mkdirSync(folder, { recursive: true })
    // Test files run side by side: a rename is seen whole or not at all.
    const own = `${file}.${process.pid}`
    writeFileSync(own, JSON.stringify(loaded))
    renameSync(own, file)
  }
  return loaded
}

async function generate(): Promise<SlackSchema> {
  const { createGenerator } = await import('ts-json-schema-generator')
  const generator = createGenerator({
    // Modals and Homes bring every block with them.
    path: createRequire(import.meta.url).resolve('@slack/types/dist/views.d.ts'),
    tsconfig: here('../../../tsconfig.json'),
    type: '*',
    skipTypeCheck: true,
    additionalProperties: false,
    topRef: false,
  })
  return generator.createSchema('*') as unknown as SlackSchema
}
