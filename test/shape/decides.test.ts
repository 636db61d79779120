import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The code that runs, without its tests. */
const sources = globSync(['src/**/*.ts', 'commands/**/*.ts']).map(file => ({ file, text: readFileSync(file, 'utf8') }))
const which = (says: RegExp) => sources.filter(({ text }) => says.test(text)).map(({ file }) => file)

test('an admission is decided by what a person presses and by nothing else: no duty, vote or message comes near it', () => {
  expect(which(/from '[^']*\/decide\.ts'/)).toEqual(['commands/apply.ts'])
  expect(which(/application-\$\{/)).toEqual(['src/club/admission/decide.ts'])
  // Whoever writes such a status writes it there.
  const decided = /status: '(?:accepted|refused|later)'/
  expect(which(decided).filter(file => file.includes('admission'))).toEqual(['src/club/admission/decide.ts'])
  // Each button and form that decides asks first whether it is an organizer who does.
  const command = readFileSync('commands/apply.ts', 'utf8')
  const uses = ['acceptCandidate(', 'acceptAs(', 'postponeCandidate(', 'refuseCandidate(', 'reopenApplication(']
  for (const use of uses) {
    const before = command.slice(0, command.indexOf(use)).split('\n').slice(-12).join('\n')
    expect(before, use).toMatch(/decides(?:Form)?\(/)
  }
})
