import { expect, test } from 'vitest'
import { TooBusy } from '../../src/db/connect.ts'
import { Lobby } from '../../src/dispatch/lobby.ts'

/** Whoever comes stays until he is let go, so that the order in which they are served is seen. */
function opened(settings: { atOnce: number; most: number }) {
  const lobby = new Lobby(settings)
  const served: string[] = []
  const leaving: (() => void)[] = []
  const comes = (who: string, line: string) =>
    lobby.serve(line, async () => {
      served.push(who)
      await new Promise<void>(resolve => leaving.push(resolve))
      return who
    })
  const oneLeaves = async () => {
    leaving.shift()!()
    await new Promise(setImmediate)
  }
  return { lobby, served, comes, oneLeaves }
}

test('a crowd in one club holds up nobody in another: each line has its turn, and within one the first comes first', async () => {
  const { served, comes, oneLeaves } = opened({ atOnce: 2, most: 10 })
  const crowd = ['a1', 'a2', 'a3', 'a4', 'a5'].map(who => comes(who, 'a'))
  const others = [comes('b1', 'b'), comes('c1', 'c')]
  expect(served).toEqual(['a1', 'a2'])
  for (let n = 0; n < 5; n++) await oneLeaves()
  expect(served).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'a5'])
  for (let n = 0; n < 2; n++) await oneLeaves()
  expect(await Promise.all([...crowd, ...others])).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'c1'])
})

test('where too many wait the next is turned away, and is served when there is room again', async () => {
  const { served, comes, oneLeaves } = opened({ atOnce: 1, most: 1 })
  const both = [comes('first', 'a'), comes('second', 'a')]
  await expect(comes('third', 'b')).rejects.toBeInstanceOf(TooBusy)
  await oneLeaves()
  const third = comes('third', 'b')
  await oneLeaves()
  await oneLeaves()
  await Promise.all([...both, third])
  expect(served).toEqual(['first', 'second', 'third'])
})

test('what goes wrong gives its place back', async () => {
  const { lobby } = opened({ atOnce: 1, most: 0 })
  await expect(lobby.serve('a', () => Promise.reject(new Error('wrong')))).rejects.toThrow('wrong')
  expect(await lobby.serve('a', async () => 'well')).toBe('well')
})
