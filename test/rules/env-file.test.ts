import { describe, expect, test } from 'vitest'
import { ConfigTrouble } from '../../src/config.ts'
import { parseEnv } from '../../src/operator/env-file.ts'
import { together } from '../../src/operator/environment.ts'

/** Every line of `.env` either says something for certain or is named; no value is ever repeated. */

const utf8 = (text: string) => Buffer.from(text)
const littleEndian = (text: string) => Buffer.from(text, 'utf16le')
const bigEndian = (text: string) => littleEndian(text).swap16()

const setBy = (bytes: Buffer) =>
  Object.fromEntries(parseEnv('.env', bytes).entries.map(({ name, value }) => [name, value]))

describe('What is said for certain is taken', () => {
  test.each([
    ['a byte-order mark', utf8('\ufeffDISCORD_TOKEN=abc\n'), 'abc'],
    ['UTF-16 as Windows writes it', littleEndian('\ufeffDISCORD_TOKEN=abc\r\n'), 'abc'],
    ['UTF-16, the other end first', bigEndian('\ufeffDISCORD_TOKEN=abc\r\n'), 'abc'],
    ['lines of Windows', utf8('# mine\r\nDISCORD_TOKEN=abc\r\n\r\n'), 'abc'],
    ['lines of old', utf8('# mine\rDISCORD_TOKEN=abc\r'), 'abc'],
    ['export', utf8('export DISCORD_TOKEN=abc'), 'abc'],
    ['spaces around', utf8('  DISCORD_TOKEN = abc \t\n'), 'abc'],
    ['a comment behind it', utf8('DISCORD_TOKEN=abc # from the portal'), 'abc'],
    ['nothing but a comment', utf8('DISCORD_TOKEN= # to come'), ''],
    ['quotes, in which # is a sign', utf8('DISCORD_TOKEN="a#c" # it is'), 'a#c'],
    ['single quotes', utf8("DISCORD_TOKEN='a b'"), 'a b'],
    ['several lines in quotes', utf8('DISCORD_TOKEN="a\nb"\n'), 'a\nb'],
    ['the same twice', utf8('DISCORD_TOKEN=abc\nDISCORD_TOKEN=abc'), 'abc'],
    ['the line of the example left empty above', utf8('DISCORD_TOKEN=\nDISCORD_TOKEN=abc'), 'abc'],
    [
      'an old comment in Latin-1',
      Buffer.concat([utf8('# cl'), Buffer.from([0xe9]), utf8('\nDISCORD_TOKEN=abc')]),
      'abc',
    ],
    ['an equals sign in the value', utf8('DISCORD_TOKEN=abc=='), 'abc=='],
  ])('%s', (_what, bytes, value) => {
    expect(parseEnv('.env', bytes).faults).toEqual([])
    expect(setBy(bytes)).toEqual({ DISCORD_TOKEN: value })
  })
})

describe('What is in doubt is named, by its line', () => {
  test.each([
    ['SLACK_BOT_TOKEN: hush', 'line 1: a colon stands where an equals sign must be: write SLACK_BOT_TOKEN=…'],
    ['"SLACK_BOT_TOKEN": "hush",', 'line 1: a colon stands'],
    ['A=1\n\nset SLACK_BOT_TOKEN: hush', 'line 3: this is a line for another shell: write SLACK_BOT_TOKEN=…'],
    ['$env:SLACK_BOT_TOKEN="hush"', 'line 1: this is a line for another shell: write SLACK_BOT_TOKEN=…'],
    ['SLACK-BOT-TOKEN=hush', 'line 1: what stands before the equals sign is no name'],
    ['SLACK_BOT_TOKEN hush', 'line 1: there is no equals sign: write SLACK_BOT_TOKEN=…'],
    ['# mine\nxoxb-hush-12', 'line 2: there is no equals sign: write NAME=…'],
    ['=hush', 'line 1: what stands before the equals sign is no name'],
    [
      'A=1\nSLACK_BOT_TOKEN="hush\nDISCORD_TOKEN=hush',
      'line 2: SLACK_BOT_TOKEN has a quotation mark (") that is opened and never closed.',
    ],
    ["SLACK_BOT_TOKEN='hush", 'line 1: SLACK_BOT_TOKEN has a quotation mark'],
    ['SLACK_BOT_TOKEN=hush"', 'line 1: SLACK_BOT_TOKEN ends with a quotation mark'],
    ['SLACK_BOT_TOKEN=“hush”', 'line 1: SLACK_BOT_TOKEN begins with a typographic quotation mark'],
    ['SLACK_BOT_TOKEN="hush" hush', 'line 1: SLACK_BOT_TOKEN goes on behind its closing quotation mark'],
    ['SLACK_BOT_TOKEN=hush#hush', 'line 1: SLACK_BOT_TOKEN holds a #'],
    ['SLACK_BOT_TOKEN=#hush', 'line 1: SLACK_BOT_TOKEN begins with #'],
    [
      'SLACK_BOT_TOKEN=hush\r\nA=1\r\nSLACK_BOT_TOKEN=hushed',
      'line 3: SLACK_BOT_TOKEN is set on line 1 already, to something else',
    ],
  ])('%j', (text, says) => {
    const { faults } = parseEnv('/srv/club/.env', utf8(text))
    expect(faults.join('\n')).toContain(`/srv/club/.env, ${says}`)
    expect(faults.join('\n')).not.toContain('hush')
  })

  test('one fault hides no other, nor what is said for certain below it', () => {
    const bytes = utf8('SLACK_BOT_TOKEN="a\nDISCORD_TOKEN: b\nASSIDU_PORT=4281\n')
    expect(parseEnv('.env', bytes).faults).toHaveLength(2)
    expect(setBy(bytes)).toEqual({ ASSIDU_PORT: '4281' })
  })

  test.each([
    ['little end first', littleEndian('ASSIDU_PORT=1\n')],
    ['big end first', bigEndian('ASSIDU_PORT=1\n')],
  ])('UTF-16 that does not say so, %s', (_what, bytes) => {
    expect(parseEnv('.env', bytes).faults).toEqual([expect.stringMatching(/^\.env, line 1: .*save it as UTF-8/)])
  })

  test('a value that is no UTF-8', () => {
    const bytes = Buffer.concat([utf8('A=1\nASSIDU_SECRET_KEY=cl'), Buffer.from([0xe9, 0x21])])
    expect(parseEnv('.env', bytes).faults).toEqual([expect.stringMatching(/line 2: ASSIDU_SECRET_KEY holds bytes/)])
  })
})

describe('A name that is nearly one of ours', () => {
  const trouble = (environment: Record<string, string>, text?: string) => {
    try {
      return together(environment, text === undefined ? null : parseEnv('.env', utf8(text))).warnings.join('\n')
    } catch (error) {
      if (error instanceof ConfigTrouble) return `refused: ${error.message}`
      throw error
    }
  }

  test.each([
    ['SLACK_BOT_TOKN', 'SLACK_BOT_TOKEN'],
    ['SLAK_BOT_TOKEN', 'SLACK_BOT_TOKEN'],
    ['slack_bot_token', 'SLACK_BOT_TOKEN'],
    ['SLACK_TOKEN', 'SLACK_BOT_TOKEN'],
    ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
    ['DISCORD_APLICATION_ID', 'DISCORD_APPLICATION_ID'],
    ['ASSIDU_PROT', 'ASSIDU_PORT'],
    ['ASIDU_PORT', 'ASSIDU_PORT'],
  ])('%s is refused in both places: did you mean %s?', (name, meant) => {
    expect(trouble({ [name]: 'x' })).toBe(
      `refused: ${name} (the environment) is no name that Assidu knows; did you mean ${meant}? Correct it or remove it.`,
    )
    expect(trouble({}, `LANG=fr\n${name}=x`)).toContain(
      `refused: ${name} (.env, line 2) is no name that Assidu knows; did you mean ${meant}?`,
    )
  })

  test('in .env those of the database and the log count too', () => {
    expect(trouble({}, 'DATABSE_URL=x')).toContain('did you mean DATABASE_URL?')
    expect(trouble({ DATABSE_URL: 'x', LOGLEVEL: 'x' })).toBe('')
  })

  test('whatever begins with ASSIDU_ is ours; what others have of Slack and Discord is theirs', () => {
    expect(trouble({ ASSIDU_COLOUR: 'red' })).toMatch(/^refused: ASSIDU_COLOUR .* Correct it or remove it\.$/)
    expect(trouble({ SLACK_WEBHOOK_ADDRESS: 'x', DISCORD_WEBHOOK_ID_OF_BUILD: 'x', PATH: '/bin', PORT: '1' })).toBe('')
    expect(trouble({}, 'SLACK_WEBHOOK_ADDRESS=x\nNODE_ENV=production')).toBe(
      'SLACK_WEBHOOK_ADDRESS (.env, line 1) is no name that Assidu knows: it is not read.',
    )
    // Where ours is set, the other is another's.
    expect(trouble({ SLACK_API_TOKEN: 'x', SLACK_APP_TOKEN: 'y' })).toMatch(/it is not read\.$/)
  })

  test('the environment goes before the file, and an empty one is said', () => {
    const given = together({ DISCORD_TOKEN: 'one' }, parseEnv('.env', utf8('DISCORD_TOKEN=two\nLOG_LEVEL=warn')))
    expect(given.variables).toMatchObject({ DISCORD_TOKEN: 'one', LOG_LEVEL: 'warn' })
    expect([given.where('DISCORD_TOKEN'), given.where('LOG_LEVEL')]).toEqual(['the environment', '.env, line 2'])
    expect(trouble({ DISCORD_TOKEN: '' }, 'DISCORD_TOKEN=two')).toBe(
      'DISCORD_TOKEN is empty in the environment, which goes before line 1 of .env.',
    )
  })
})
