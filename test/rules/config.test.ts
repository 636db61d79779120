import { homedir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { ConfigTrouble, readConfig } from '../../src/config.ts'

const trouble = (variables: Record<string, string>): string => {
  try {
    readConfig(variables)
  } catch (error) {
    if (error instanceof ConfigTrouble) return error.message
    throw error
  }
  return 'taken'
}

describe('the environment', () => {
  test('nothing set: the embedded database, loopback, no platform', () => {
    expect(readConfig({})).toMatchObject({
      databaseUrl: undefined,
      host: '127.0.0.1',
      port: 4280,
      slack: undefined,
      discord: undefined,
    })
  })

  test('an empty variable is one that is not set', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: '', DISCORD_TOKEN: ' ', ASSIDU_PORT: '' })).toMatchObject({
      slack: undefined,
      discord: undefined,
      port: 4280,
    })
  })

  test.each(['“a.b.c”', 'a.b.c d', 'a.b\nc'])('a token that cannot be one is said before it is tried: %j', token => {
    expect(trouble({ DISCORD_TOKEN: token })).toMatch(
      /^DISCORD_TOKEN holds a character that no token has: copy it again/,
    )
  })

  test.each([
    [{ DISCORD_TOKEN: '"a.b.c"' }, 'DISCORD_TOKEN stands in quotation marks'],
    [{ DISCORD_TOKEN: 'a.b.c"' }, 'DISCORD_TOKEN stands in quotation marks'],
    [{ SLACK_BOT_TOKEN: 'Bearer xoxb-1' }, 'SLACK_BOT_TOKEN begins with a word that is no part of it'],
    [{ DISCORD_TOKEN: 'Bot a.b.c' }, 'DISCORD_TOKEN begins with a word'],
    [
      { SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' },
      'SLACK_BOT_TOKEN begins with xapp-, and must begin with xoxb-',
    ],
    [{ ASSIDU_DATA_DIR: '$HOME/club' }, 'ASSIDU_DATA_DIR holds $H…, which nobody replaces'],
    [{ ASSIDU_DATA_DIR: '~claire/club' }, 'ASSIDU_DATA_DIR holds ~…, which nobody replaces'],
    [{ ASSIDU_PLAYGROUND: 'yes' }, 'ASSIDU_PLAYGROUND takes on or off'],
    [{ LOG_LEVEL: 'verbose' }, 'LOG_LEVEL takes trace, debug'],
  ])('what was pasted with it or stands elsewhere is said: %o', (variables, says) => {
    expect(trouble(variables)).toContain(says)
  })

  test.each(['~/club', '~'])('%s is in the home folder of who starts it, as in a shell', dir => {
    expect(readConfig({ ASSIDU_DATA_DIR: dir }).dataDir).toBe(dir.replace('~', homedir()))
  })

  test('where it was said is told with what is wrong', () => {
    expect(() => readConfig({ ASSIDU_PORT: 'x' }, 'en', { where: () => '.env, line 3' })).toThrow(
      'ASSIDU_PORT must be a port number, 0 to 65535 (.env, line 3).',
    )
  })

  test.each([
    [{ SLACK_BOT_TOKEN: 'b', SLACK_APP_TOKEN: 'a' }, 'socket'],
    [{ SLACK_BOT_TOKEN: 'b', SLACK_SIGNING_SECRET: 's' }, 'http'],
    [{ SLACK_SIGNING_SECRET: 's', SLACK_CLIENT_ID: 'i', SLACK_CLIENT_SECRET: 'c' }, 'oauth'],
  ])('a whole group of Slack is taken: %o', (variables, over) => {
    expect(readConfig(variables).slack?.over).toBe(over)
  })

  test.each([
    [{ SLACK_BOT_TOKEN: 'b' }, 'SLACK_APP_TOKEN'],
    [{ SLACK_APP_TOKEN: 'a' }, 'SLACK_BOT_TOKEN is missing'],
    [{ SLACK_SIGNING_SECRET: 's', SLACK_CLIENT_ID: 'i' }, 'SLACK_CLIENT_SECRET'],
    [{ SLACK_BOT_TOKEN: 'b', SLACK_APP_TOKEN: 'a', SLACK_SIGNING_SECRET: 's' }, 'not both'],
    [{ DATABASE_URL: 'postgres://localhost/x' }, 'ASSIDU_SECRET_KEY is missing'],
    [{ DATABASE_URL: 'mysql://localhost/x' }, 'postgres://'],
    [{ ASSIDU_PORT: '99999' }, 'ASSIDU_PORT'],
    [{ ASSIDU_PREFIX: 'Ö!' }, 'ASSIDU_PREFIX'],
    [{ ASSIDU_ROLE: 'boss' }, 'ASSIDU_ROLE'],
  ])('what is half set or cannot be is named: %o', (variables, named) => {
    expect(trouble(variables)).toContain(named)
  })
})
