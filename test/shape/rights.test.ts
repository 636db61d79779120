import ts from 'typescript'
import { expect, test } from 'vitest'
import { everyNode, filesOf, parsed, placeOf } from './sources.ts'

/** Who may do what stands in one table (src/club/who-may.ts): nothing else says no for what somebody is. */

const refusals = new Set(['members only', 'organizers only'])

test('only the table of rights refuses somebody for what he is', () => {
  const elsewhere: string[] = []
  let found = 0
  for (const file of filesOf('{src,commands}/**/*.ts'))
    everyNode(parsed(file), node => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'refuse') return
      const [code] = node.arguments
      if (!code || !ts.isStringLiteral(code) || !refusals.has(code.text)) return
      found++
      if (file !== 'src/club/who-may.ts') elsewhere.push(placeOf(node))
    })
  expect(elsewhere).toEqual([])
  expect(found).toBe(refusals.size)
})

test('no command looks at roles itself', () => {
  const looking: string[] = []
  for (const file of filesOf('{commands,src/dispatch}/**/*.ts'))
    everyNode(parsed(file), node => {
      if (ts.isPropertyAccessExpression(node) && node.name.text === 'roles') looking.push(placeOf(node))
    })
  expect(looking).toEqual([])
})
