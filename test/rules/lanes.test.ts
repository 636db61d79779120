import { expect, test } from 'vitest'
import { Lanes, type Leave } from '../../src/notices/lanes.ts'

test('a club is asked to come later while every lane that its messages take is crowded, and no other club is', () => {
  let now = Temporal.Instant.from('2026-11-27T09:00:00Z')
  const lanes = new Lanes(1, () => now)
  lanes.isTakenBy('dijon', 'slack/T1/post')
  lanes.isTakenBy('lyon', 'discord/1/post')
  const enters = () => lanes.tryEnter('slack/T1/post')!
  const stays = (leave: Leave, seconds: number) => {
    now = now.add({ seconds })
    leave()
  }
  // Each turn there takes half a minute of late.
  for (let n = 0; n < 20; n++) stays(enters(), 30)
  expect(lanes.crowdedFor('dijon')).toBeNull()
  const leave = enters()
  expect(lanes.crowdedFor('dijon')).toEqual({ again: 30 })
  expect(lanes.crowdedFor('lyon')).toBeNull()
  expect(lanes.crowdedFor('a club that never sent anything')).toBeNull()
  // Its other place is free: what goes there need not wait.
  lanes.isTakenBy('dijon', 'discord/2/post')
  expect(lanes.crowdedFor('dijon')).toBeNull()
  leave()
  expect(lanes.tryEnter('slack/T1/post')).not.toBeNull()
})
