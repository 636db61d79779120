import { expect } from 'vitest'
import { endMembership } from '../../../src/club/members/end.ts'
import { linkAccount } from '../../../src/club/members/link.ts'
import { askForLink } from '../../../src/club/members/link-request.ts'
import { nameOrganizer } from '../../../src/club/members/organizers.ts'
import { clubMembersPress } from '../../../src/club/members/presses.ts'
import { memberById } from '../../../src/club/members/queries.ts'
import type { Doing, Who } from '../../kit/race.ts'
import {
  added,
  aNewcomer,
  asked,
  buttonOf,
  club,
  count,
  each,
  fourTimes,
  id,
  oneReads,
  opens,
  opensForm,
  othersRead,
  presses,
  pressesId,
  type Race,
  type Races,
  reads,
  saysOnly,
  sends,
  sendsIntroduction,
  sendsOwn,
  types,
} from '../../kit/races.ts'

/** Members: every line, button and form, with its race or the reason it may happen twice. */
export const members: Races = {
  'club-members: line': reads,
  'club-members: open': reads,
  'club-members: add': opensForm,
  'club-members: link': opensForm,
  'club-members: unlink': opensForm,
  'club-members: end': opensForm,
  'club-members: tick': opensForm,
  'club-members: requests': reads,
  'club-members: away': reads,
  'club-members: left': reads,
  'club-members: end-this': ends((who, member) => presses(who, 'club-members end-this', member), {
    reads: /Tout est comme avant/,
    audit: 'member-joining-undone',
  }),
  async 'club-members: undo-end'() {
    const { id: member } = await aNewcomer()
    await club.rows(`update member set joined_on = '2025-01-01' where id = $1`, [member])
    await asked(async (tx, who) => endMembership(tx, { by: await who('claire'), member: await memberById(tx, member) }))
    const undo = (who: Who) => presses(who, 'club-members undo-end', member)
    oneReads(await club.atOnce(each(undo('claire'), undo('denis'))), /de nouveau/, /rien à annuler/)
  },
  async 'club-members: same'() {
    const { id: member, name } = await aNewcomer()
    await club.rows(`update member set joined_on = '2025-01-01' where id = $1`, [member])
    await asked(async (tx, who) => endMembership(tx, { by: await who('claire'), member: await memberById(tx, member) }))
    const press = await buttonOf(await adds(name.toUpperCase()), /^C’est/)
    oneReads(await club.atOnce(fourTimes(pressesId('claire', press))), /est sur la liste\n/, /déjà (fait|sur la liste)/)
    expect(await count(`member where upper(name) = upper($1)`, [name])).toBe(1)
  },
  async 'club-members: another'() {
    const { name } = await aNewcomer()
    const press = await buttonOf(await adds(name), /Une autre personne/)
    oneReads(await club.atOnce(fourTimes(pressesId('claire', press))), /est sur la liste\n/, /déjà fait/)
    expect(await count(`member where name = $1`, [name])).toBe(2)
  },
  async 'club-members: link-as'() {
    const { name, id: member } = await aNewcomer()
    await added(name)
    const { request } = await aStrangersRequest(name)
    const yes = (who: Who) =>
      presses(who, 'club-members link-as', clubMembersPress.buttons['link-as'].write(request, member))
    const heard = await club.atOnce(each(yes('claire'), yes('denis')))
    othersRead(heard, /déjà fait, par (Claire|Denis)/)
    expect(await count('account where member_id = $1', [member])).toBe(1)
  },
  async 'club-members: unlink-this'() {
    const { id: member } = await aNewcomer()
    await linked(member)
    const unlink = (who: Who) => presses(who, 'club-members unlink-this', member)
    await club.atOnce(each(unlink('claire'), unlink('denis')))
    expect(await count(`audit where what = 'account-unlinked' and about = $1`, [member])).toBe(1)
  },
  async 'club-members: link-yes'() {
    const { name, id: member } = await aNewcomer()
    const { request } = await aStrangersRequest(name)
    const yes = (who: Who) => presses(who, 'club-members link-yes', request)
    const heard = await club.atOnce(each(yes('claire'), yes('denis')))
    othersRead(heard, /déjà fait, par (Claire|Denis)/)
    expect(await count('account where member_id = $1', [member])).toBe(1)
  },
  async 'club-members: link-no'() {
    const { name } = await aNewcomer()
    const { account, request } = await aStrangersRequest(name)
    // One says yes, the other no: the second reads who answered.
    const both = each(
      presses('claire', 'club-members link-yes', request),
      presses('denis', 'club-members link-no', request),
    )
    const heard = await club.atOnce(both)
    othersRead(heard, /déjà fait, par (Claire|Denis)/)
    const [row] = await club.rows<{ decision: string }>('select decision from link_request where id = $1', [request])
    expect(await count('account where account = $1', [account])).toBe(row!.decision === 'yes' ? 1 : 0)
  },
  'club-members: link-choose': opensForm,
  async 'club-members: add form'() {
    const values = { name: 'Zéphyr Nouveau', email: 'zephyr@example.org' }
    const add = (who: Who) => sendsOwn(who, 'club-members add', values)
    oneReads(
      await club.atOnce(each(add('claire'), add('denis'))),
      /Zéphyr Nouveau est sur la liste\n/,
      /est déjà sur la liste/,
    )
    expect(await count(`member where name = 'Zéphyr Nouveau'`)).toBe(1)
  },
  async 'club-members: link form'() {
    const [one, two] = [await aNewcomer(), await aNewcomer()]
    const link = (who: Who, member: string) => sendsOwn(who, 'club-members link', { member, account: 'one-account' })
    await club.atOnce(each(link('claire', one.id), link('denis', two.id)))
    expect(await count(`account where account = 'one-account'`)).toBe(1)
  },
  async 'club-members: unlink form'() {
    const { id: member } = await aNewcomer()
    await linked(member)
    const unlink = (who: Who) => sendsOwn(who, 'club-members unlink', { member })
    await club.atOnce(each(unlink('claire'), unlink('denis')))
    expect(await count(`audit where what = 'account-unlinked' and about = $1`, [member])).toBe(1)
  },
  'club-members: end form': ends((who, member) => sendsOwn(who, 'club-members end', { member })),
  async 'club-members: tick form'() {
    const tick = (who: Who) => sendsOwn(who, 'club-members tick', { who: ['zoe', 'yann'] })
    oneReads(await club.atOnce(each(tick('claire'), tick('denis'))), /2 membres ajoutés/, /déjà fait/)
    expect(await count(`member where name in ('Zoé Blanc', 'Yann Morel')`)).toBe(2)
    expect(await count(`account where account in ('zoe', 'yann')`)).toBe(2)
  },
  async 'club-members: choose form'() {
    const { id: member } = await aNewcomer()
    const { request } = await aStrangersRequest('Personne de Connu')
    const forms = [
      await opens(presses('claire', 'club-members link-choose', request)),
      await opens(presses('denis', 'club-members link-choose', request)),
    ] as const
    await club.atOnce(each(sends('claire', forms[0], { member }), sends('denis', forms[1], { member })))
    expect(await count('account where member_id = $1', [member])).toBe(1)
  },

  'club-organizers: line': reads,
  'club-organizers: open': reads,
  'club-organizers: add': opensForm,
  'club-organizers: remove': opensForm,
  'club-organizers: add-this': names((who, member) => presses(who, 'club-organizers add-this', member)),
  'club-organizers: remove-this': releases((who, member) => presses(who, 'club-organizers remove-this', member)),
  'club-organizers: add form': names((who, member) => sendsOwn(who, 'club-organizers add', { member })),
  'club-organizers: remove form': releases((who, member) => sendsOwn(who, 'club-organizers remove', { member })),

  'link: line': saysOnly,
  'link: ask': opensForm,
  async 'link: not-me'() {
    const { id: member } = await aNewcomer()
    const account = await linked(member)
    await club.atOnce(fourTimes(presses(account, 'link not-me', 'playground')))
    expect(await count(`link_request where account = $1 and decision = 'not him'`, [account])).toBe(1)
  },
  async 'link: name form'() {
    await club.atOnce(fourTimes(sendsOwn('inconnu', 'link name', { name: 'Ana Costa' })))
    expect(await count(`link_request where account = 'inconnu'`)).toBe(1)
    // Nor is he asked twice who he is.
    await club.atOnce(fourTimes(types('curieux', '/recos')))
    expect(await count(`link_request where account = 'curieux'`)).toBe(1)
  },
}

/** An organizer sends the form for somebody new. */
const adds = async (name: string): Promise<Doing> =>
  sends('claire', await opens(presses('claire', 'club-members add')), { name })

let accounts = 0
async function aStrangersRequest(name: string): Promise<{ account: string; request: string }> {
  const account = `stranger-${++accounts}`
  const at = { platform: 'playground', place: 'stage', account } as const
  await asked(tx => askForLink(tx, { ...at, accountName: undefined, name }))
  const [row] = await club.rows<{ id: string }>('select id from link_request where account = $1', [account])
  return { account, request: row!.id }
}

async function linked(member: string): Promise<string> {
  const account = `account-${++accounts}`
  await asked(async tx =>
    linkAccount(tx, {
      ...{ platform: 'playground', place: 'stage', account, active: true },
      member: await memberById(tx, member),
    }),
  )
  return account
}

function releases(release: (who: Who, member: string) => Doing): Race {
  return async () => {
    // Each releases the other: one stays.
    await club.atOnce(each(release('claire', id('denis')), release('denis', id('claire'))))
    const left = await club.rows<{ id: string }>(
      `select id from member where club_id = $1 and 'organizer' = any(roles)`,
      [club.clubId],
    )
    expect(left).toHaveLength(1)
    const other = left[0]!.id === id('claire') ? 'denis' : 'claire'
    await asked(async (tx, who) =>
      nameOrganizer(tx, { by: await memberById(tx, left[0]!.id), member: await who(other) }),
    )
    // And with both, ending the other's membership: one stays too.
    const [a, b] = [id('claire'), id('denis')]
    const end = (who: Who, member: string) => presses(who, 'club-members end-this', member)
    await club.atOnce(each(end('claire', b), end('denis', a)))
    expect(
      await count(`member where club_id = $1 and 'organizer' = any(roles) and left_on is null`, [club.clubId]),
    ).toBe(1)
    await club.rows(`update member set left_on = null where id in ($1, $2)`, [a, b])
  }
}

type Ended = { readonly reads: RegExp; readonly audit: string }

function ends(
  end: (who: Who, member: string) => Doing,
  { reads, audit }: Ended = { reads: / a pris fin/, audit: 'membership-ended' },
): Race {
  return async () => {
    const { id: member, name } = await aNewcomer()
    await club.rows(`update member set joined_on = '2025-01-01' where id = $1`, [member])
    const heard = await club.atOnce(each(end('claire', member), end('denis', member)))
    oneReads(heard, reads, new RegExp(`${name} n’est plus`))
    expect(await count('audit where what = $1 and about = $2', [audit, member])).toBe(1)
    // Nothing is given to somebody who ends in the same instant: it was given before and comes back, or is not given.
    const { id: other, name: leaver } = await aNewcomer()
    await club.rows(`update member set joined_on = '2025-01-01' where id = $1`, [other])
    const give = types('lea', `/refer @"${leaver}" outside "Un toit" contact:"M. Tard" accord:oui`)
    await club.atOnce(each(end('claire', other), give))
    expect(await count(`referral where receiver_id = $1 and status = 'new'`, [other])).toBe(0)
    // Nor is he asked for anything: it was asked before and has ended, or is not asked.
    const { id: third, name: asked } = await aNewcomer()
    await club.rows(`update member set joined_on = '2025-01-01' where id = $1`, [third])
    await club.does(await sendsIntroduction('marc', `/intro @"${asked}" @ana "Ils se complètent"`))
    const introduce = await sendsIntroduction('lea', `/intro @"${asked}" @marc "Deux métiers qui se complètent"`)
    const meet = types('ana', `/tete-a-tete @"${asked}"`)
    await club.atOnce([...each(end('claire', third), introduce), ...each(end('denis', third), meet)])
    expect(await count(`introduction where $1 in (party_a, party_b) and status = 'pending'`, [third])).toBe(0)
    expect(await count(`one_to_one where $1 = any(members) and status in ('proposed', 'scheduled')`, [third])).toBe(0)
  }
}

function names(name: (who: Who, member: string) => Doing): Race {
  return async () => {
    const { id: member } = await aNewcomer()
    oneReads(
      await club.atOnce(each(name('claire', member), name('denis', member))),
      /fait partie du bureau$|fait partie du bureau\n/,
      /fait déjà partie/,
    )
    expect(await count(`audit where what = 'organizer-named' and about = $1`, [member])).toBe(1)
    await club.rows(`update member set roles = '{member}' where id = $1`, [member])
  }
}
