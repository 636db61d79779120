import * as spec from 'discord-api-spec/zod'
import { COMMAND_NAME, LOCALES, LONGEST_COMMAND, MOST_COMMANDS, withoutPermissionBits } from './overrides.ts'
import type { Problem } from './refused.ts'

type Json = Record<string, unknown>
/** Reads a body by a schema and says what is wrong with it. */
export type Issues = (schema: typeof spec.ApplicationCommandUpdateRequestSchema, body: unknown) => Problem[]

/** What is wrong with a bulk overwrite of application commands, by the schema and by interactions/application-commands. */
export function checkCommands(body: unknown, issues: Issues): Problem[] {
  if (!Array.isArray(body)) return [{ path: [], message: 'Must be a list of commands.' }]
  const commands = body as Json[]
  const names = commands.map(each => `${each.type ?? 1} ${each.name}`)
  const problems: Problem[] = names
    .filter((name, n) => names.indexOf(name) !== n)
    .map(name => ({ path: [], message: `${name} is there twice.`, code: 'APPLICATION_COMMANDS_DUPLICATE_NAME' }))
  for (const [type, most] of Object.entries(MOST_COMMANDS)) {
    const count = commands.filter(each => String(each.type ?? 1) === type).length
    if (count > most) problems.push({ path: [], message: `At most ${most} commands of type ${type}.` })
  }
  return [
    ...problems,
    ...commands.flatMap((each, n) =>
      checkCommand(each, issues).map(problem => ({ ...problem, path: [n, ...problem.path] })),
    ),
  ]
}

function checkCommand(command: Json, issues: Issues): Problem[] {
  const [rest, bits] = withoutPermissionBits(command)
  const problems = [...issues(spec.ApplicationCommandUpdateRequestSchema, rest), ...bits]
  const typed = (command.type ?? 1) === 1
  if (typed) {
    problems.push(...nameProblems(command, []))
    if (!command.description) problems.push({ path: ['description'], message: 'This field is required' })
  } else if (command.description) problems.push({ path: ['description'], message: 'Must be empty for this type.' })
  problems.push(...localeProblems(command, []), ...optionsProblems((command.options ?? []) as Json[], ['options']))
  const size = sizeOf(command)
  if (size > LONGEST_COMMAND)
    problems.push({ path: [], message: `At most ${LONGEST_COMMAND} characters in one command, not ${size}.` })
  return problems
}

function optionsProblems(options: readonly Json[], path: (string | number)[]): Problem[] {
  const problems: Problem[] = []
  const names = options.map(each => String(each.name))
  const taken = new Set(names)
  let optionalSeen = false
  options.forEach((option, n) => {
    const here = [...path, n]
    problems.push(...nameProblems(option, here), ...localeProblems(option, here))
    if (names.indexOf(String(option.name)) !== n) problems.push({ path: here, message: 'Option names are unique.' })
    for (const localized of Object.values((option.name_localizations ?? {}) as Record<string, string>)) {
      if (localized !== option.name && taken.has(localized))
        problems.push({ path: here, message: `${localized} is another option's name.` })
    }
    const sub = option.type === 1 || option.type === 2
    if (sub) problems.push(...optionsProblems((option.options ?? []) as Json[], [...here, 'options']))
    else if (option.required === true && optionalSeen)
      problems.push({
        path: here,
        message: 'Required options come first.',
        code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
      })
    else if (option.required !== true) optionalSeen = true
    if (option.autocomplete === true && Array.isArray(option.choices) && option.choices.length > 0)
      problems.push({ path: here, message: 'Autocomplete or choices, not both.' })
  })
  if (options.some(each => each.type === 1 || each.type === 2) && options.some(each => Number(each.type) > 2)) {
    problems.push({
      path,
      message: 'Subcommands and options do not mix.',
      code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    })
  }
  return problems
}

function nameProblems(named: Json, path: (string | number)[]): Problem[] {
  const all = [String(named.name), ...Object.values((named.name_localizations ?? {}) as Record<string, string>)]
  return all
    .filter(name => !COMMAND_NAME.test(name) || name !== name.toLowerCase())
    .map(name => ({
      path: [...path, 'name'],
      message: `${name} is no name.`,
      code: 'APPLICATION_COMMAND_INVALID_NAME',
    }))
}

function localeProblems(named: Json, path: (string | number)[]): Problem[] {
  return ['name_localizations', 'description_localizations'].flatMap(field =>
    Object.keys((named[field] ?? {}) as object)
      .filter(locale => !LOCALES.has(locale))
      .map(locale => ({ path: [...path, field, locale], message: 'Unknown locale.' })),
  )
}

/** The characters Discord counts: the longest of each text's localizations. */
function sizeOf(named: Json): number {
  const longest = (field: string) =>
    Math.max(
      0,
      ...[named[field], ...Object.values((named[`${field}_localizations`] ?? {}) as object)].map(
        text => String(text ?? '').length,
      ),
    )
  const choices = ((named.choices ?? []) as Json[]).reduce(
    (sum, choice) => sum + sizeOf(choice) + String(choice.value).length,
    0,
  )
  const options = ((named.options ?? []) as Json[]).reduce((sum, option) => sum + sizeOf(option), 0)
  return longest('name') + longest('description') + choices + options
}
