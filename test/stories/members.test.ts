import { expect } from 'vitest'
import { makeCodes } from '../../src/club/members/codes.ts'
import { memberByAccount, memberById } from '../../src/club/members/queries.ts'
import { story } from '../kit/story.ts'

const human = { fullMember: true, bot: false, deactivated: false, administrator: false }

story('the club’s page is the organizers’; anybody else reads one sentence', async ({ people, stranger }) => {
  await people.olga.says('/club')
  expect(people.olga.texts.at(-1)).toContain('4 members, 4 connected here')
  expect(people.olga.texts.at(-1)).toContain('/club members')
  await people.lea.says('/club')
  expect(people.lea.texts.at(-1)).toContain('Son bureau : Olga Renard')
  expect(people.lea.texts.at(-1)).not.toContain('/club')
  await people.lea.says('/club membres')
  expect(people.lea.texts.at(-1)).toContain('réservé au bureau')
  const nina = stranger('nina', 'Nina Petit')
  await nina.says('/club')
  expect(nina.texts.at(-1)).toContain('Ce lieu abrite Le Cercle')
})

story('an organizer adds a member once, and takes it back', async ({ people: { olga }, inClub }) => {
  await olga.says('/club members')
  await olga.presses('Add')
  await olga.submits({ name: 'Nina Petit', email: 'nina@example.org', sponsor: 'Léa' })
  expect(olga.texts.at(-1)).toContain('Nina Petit is on the list')
  const acts = await inClub(club => club.tx.selectFrom('act').select('kind').execute())
  expect(acts).toEqual([{ kind: 'newcomer-sponsored' }])
  await olga.presses('Add')
  await olga.submits({ name: 'nina petit' })
  expect(olga.texts.at(-1)).toContain('Already in the club: nina petit?')
  await olga.presses('It is Nina Petit')
  expect(olga.texts.at(-1)).toContain('on the list already')
})

story('what was kept for someone without an account leaves when he is linked', async story => {
  const { olga, lea } = story.people
  await olga.says('/club members')
  await olga.presses('Add')
  await olga.submits({ name: 'Nina Petit' })
  await lea.says('/refer @"Nina Petit" moi-même "Un devis pour ma salle"')
  expect(lea.seen(/pas encore de compte relié/)).toBeDefined()
  expect(olga.seen(/messages attendent un compte/)?.text).toContain('Nina Petit')
  await olga.says('/club members')
  expect(olga.texts.at(-1)).toContain('1 message is kept')
  await lea.says('/tete-a-tete @"Nina Petit"')
  expect(lea.texts.at(-1)).toContain('Nina Petit n’a pas encore de compte ici')
  await lea.presses('Annuler')
  await lea.says('/presenter @marc @"Nina Petit" "Deux chantiers voisins"')
  await lea.presses('Envoyer')
  expect(lea.texts.at(-1)).toContain('Nina Petit n’a pas encore de compte ici')
  await lea.presses('Annuler')
  story.stage.persons.push({ account: 'nina', name: 'Nina P.', ...human })
  await olga.presses('Link an account')
  const [member, account] = olga.form!.fields
  expect(member?.options?.map(({ label }) => label)).toEqual(['Nina Petit'])
  await olga.submits({ member: member!.options![0]!.value, account: account!.options![0]!.value })
  expect(olga.seen(/Nina Petit is linked/)).toBeDefined()
  const nina = story.stranger('nina', 'Nina P.')
  await nina.presses('Ouvrir')
  await nina.says('/aide')
  expect(nina.texts.at(-1)).toContain('/recommander')
})

story('an account is recognised by the e-mail of exactly one member, who is told and can undo it', async story => {
  await story.inClub(club =>
    club.tx.updateTable('member').set({ email: 'Marc@Example.org' }).where('external_id', '=', 'marc').execute(),
  )
  await story.inClub(club => club.tx.deleteFrom('account').where('account', '=', 'marc').execute())
  story.stage.persons.push({
    account: 'U7',
    name: 'Marc D.',
    email: 'marc@example.org',
    zone: 'Europe/London',
    ...human,
  })
  const marc = story.stranger('U7', 'Marc D.')
  await marc.says('/recos')
  expect(marc.texts.join('\n')).toContain('Vos recommandations')
  expect(marc.texts.at(-1)).toContain('Votre compte est relié : Le Cercle')
  const { zone } = await story.inClub(club =>
    club.tx.selectFrom('member').select('zone').where('external_id', '=', 'marc').executeTakeFirstOrThrow(),
  )
  expect(zone).toBe('Europe/London')
  await marc.presses('Ce n’est pas moi')
  expect(marc.texts.at(-1)).toContain('délié')
  await marc.says('/recos')
  expect(marc.texts.at(-1)).toContain('réservé aux membres')
})

story('everybody else is asked once under what name, without seeing the list; a human confirms', async story => {
  const { olga } = story.people
  await story.inClub(async ({ tx, today }) => {
    await tx.deleteFrom('account').where('account', '=', 'marc').execute()
    // He has just come, and nobody knows yet what he does.
    const isNew = { joined_on: today, activity: null, seeks: null }
    await tx.updateTable('member').set(isNew).where('external_id', '=', 'marc').execute()
  })
  const marc = story.stranger('U7', 'zorro')
  await marc.says('/recos')
  expect(marc.texts.at(-1)).toContain('réservé aux membres')
  await marc.presses('Je suis sur la liste')
  expect(marc.form?.fields.map(({ kind }) => kind)).toEqual(['text'])
  await marc.submits({ name: 'Marc Dubois' })
  expect(marc.seen(/invité à confirmer/)!.text).not.toContain('Dubois')
  const asked = olga.seen(/dit être sur la liste/)!
  expect(asked.text).toContain('Marc Dubois (zorro)')
  await marc.presses('Oui, Marc Dubois')
  expect(marc.texts.at(-1)).toContain('réservé aux membres')
  await olga.presses('Oui, Marc Dubois')
  expect(asked.text).toContain('Olga Renard a relié')
  expect(marc.texts.at(-1)).toContain('Votre compte est relié')
  expect(marc.texts.at(-1)).toContain('Deux minutes, et les autres sauront comment vous aider')
  await marc.presses('Mon profil, pas à pas')
  expect(marc.form?.title).toBe('Mon métier')
  await marc.says('/recos')
  expect(marc.texts.at(-1)).toContain('Vos recommandations')
})

story('one whom nobody confirms is told so, once', async story => {
  const nina = story.stranger('nina', 'Nina Petit')
  await nina.says('/recos')
  await nina.presses('Je suis sur la liste')
  await nina.submits({ name: 'Nina Petit' })
  await story.people.olga.presses('Personne de la liste')
  await nina.says('/recos')
  expect(nina.texts.at(-1)).toContain('n’a pas été relié')
  await nina.says('/recos')
  expect(nina.texts.at(-1)).toContain('réservé aux membres')
  expect(nina.texts.at(-1)).not.toContain('sous quel nom')
})

story('a code links the account that types it, once and for seven days', async story => {
  await story.inClub(club => club.tx.deleteFrom('account').where('account', 'in', ['olga', 'ana']).execute())
  const codes = await story.inClub(async club =>
    makeCodes(club, [await memberById(club, story.idOf('olga')), await memberById(club, story.idOf('ana'))]),
  )
  const kept = await story.inClub(club => club.tx.selectFrom('link_code').select('hash').execute())
  expect(kept.map(({ hash }) => hash)).not.toContain(codes[0]!.code)
  const olga = story.stranger('U1', 'olga')
  await olga.says(`/club code:${codes[0]!.code.toLowerCase()}`)
  expect(olga.texts.at(-1)).toContain('Olga Renard')
  await olga.says('/club')
  expect(olga.texts.at(-1)).toContain('4 members, 3 connected')
  const other = story.stranger('U2', 'other')
  await other.says(`/club code:${codes[0]!.code}`)
  expect(other.texts.at(-1)).toContain('a servi')
  await story.clock.passes('P8D')
  await other.says(`/club code:${codes[1]!.code}`)
  expect(other.texts.at(-1)).toContain('a servi')
  expect(await story.inClub(club => memberByAccount(club, 'playground', 'U2'))).toBeNull()
})

story('an ended membership gives back what waited, sends nothing more, and is undone within 30 days', async story => {
  const { olga, lea, marc, ana } = story.people
  await lea.says('/refer @marc moi-même "Un devis pour ma salle"')
  await ana.says('/intro @marc @lea "two who should talk"')
  await ana.presses('Send it')
  await olga.says('/club members')
  await olga.presses('End a membership')
  await olga.submits({ member: 'Marc' })
  expect(olga.texts.at(-1)).toContain('The membership of Marc Dubois has ended')
  expect(lea.texts.at(-1)).toContain('a quitté le club : la donner à quelqu’un d’autre')
  expect(marc.texts.join()).not.toContain('ma salle')
  const before = marc.messages.length
  await lea.presses('La donner à quelqu’un d’autre')
  expect(lea.form?.fields.find(({ id }) => id === 'need')?.value).toBe('Un devis pour ma salle')
  await marc.says('/recos')
  expect(marc.texts.at(-1)).toContain('réservé aux membres')
  await marc.says('/mes-donnees')
  expect(marc.texts.at(-1)).toContain('Marc Dubois')
  await story.clock.passes('P10D')
  expect(marc.messages).toHaveLength(before + 2)
  await olga.says('/club members')
  await olga.chooses('Restore a membership', 'Marc Dubois')
  expect(olga.texts.at(-1)).toContain('on the list again')
  await marc.says('/recos')
  expect(marc.texts.at(-1)).toContain('nouvelle')
})

story('after 30 days the end stands, and whoever comes back is the same member', async story => {
  const { olga, marc } = story.people
  await olga.says('/club members')
  await olga.presses('End a membership')
  await olga.submits({ member: 'Marc' })
  await story.clock.passes('P31D')
  await olga.presses('Undo')
  expect(olga.texts.at(-1)).toContain('more than 30 days ago')
  await olga.says('/club members')
  await olga.presses('Add')
  await olga.submits({ name: 'Marc Dubois' })
  await olga.presses('It is Marc Dubois')
  expect(olga.texts.at(-1)).toContain('Welcome back')
  const leaves = await story.inClub(club =>
    club.tx.selectFrom('leave').select(['from_on', 'until_on']).where('member_id', '=', story.idOf('marc')).execute(),
  )
  expect(leaves.map(({ from_on, until_on }) => `${from_on} ${until_on}`)).toEqual(['2026-11-03 2026-12-03'])
  await marc.says('/recos')
  expect(marc.texts.at(-1)).toContain('Vos recommandations')
})

story('the last organizer stays one; a new one is told', async ({ people: { olga, lea } }) => {
  await olga.says('/club organizers')
  expect(olga.texts.at(-1)).toContain('Olga Renard')
  await olga.presses('Add')
  await olga.submits({ member: 'Léa' })
  expect(lea.texts.at(-1)).toContain('Vous faites partie du bureau')
  await lea.says('/club bureau')
  await lea.presses('Retirer du bureau')
  await lea.submits({ member: lea.form!.fields[0]!.options!.find(({ label }) => label === 'Olga Renard')!.value })
  expect(lea.texts.at(-1)).toContain('Olga Renard ne fait plus partie du bureau')
  await lea.says('/club bureau')
  await expect(lea.presses('Retirer du bureau')).resolves.toBeDefined()
  await lea.submits({ member: lea.form!.fields[0]!.options![0]!.value })
  expect(lea.problems.member).toContain('au moins une personne')
})

story('who was told that he is an organizer reads it when he is none any more', async ({ people: { olga, lea } }) => {
  await olga.says('/club organizers')
  await olga.presses('Add')
  await olga.submits({ member: 'Léa' })
  const told = lea.seen(/Vous faites partie du bureau/)!
  await olga.says('/club organizers')
  await olga.presses('Release an organizer')
  await olga.submits({ member: olga.form!.fields[0]!.options!.find(({ label }) => label === 'Léa Martin')!.value })
  expect(told.text).toContain('Vous ne faites plus partie du bureau')
  expect(told.text).not.toContain('point hebdo')
})

story('members are ticked from the people of the channel, bots left out', async story => {
  const { olga } = story.people
  story.stage.persons.push(
    { account: 'nina', name: 'Nina Petit', ...human },
    { account: 'robot', name: 'Robot', ...human, bot: true },
    { account: 'lea', name: 'Léa Martin', ...human },
  )
  await olga.says('/club members')
  await olga.presses('Tick the members')
  expect(olga.form?.fields[0]?.options).toEqual([{ value: 'nina', label: 'Nina Petit' }])
  await olga.submits({ who: ['nina'] })
  expect(olga.texts.at(-1)).toContain('1 member added')
  expect((await story.inClub(club => memberByAccount(club, 'playground', 'nina')))?.name).toBe('Nina Petit')
})

story('a member who types something after /club reads the club’s page, not that his account is linked', async story => {
  const { lea, olga } = story.people
  await lea.says('/club horaires')
  expect(lea.texts.at(-1)).toContain('Le Cercle')
  expect(lea.texts.at(-1)).not.toContain('relié')
  await olga.says('/club everything')
  expect(olga.texts.at(-1)).toContain('members')
})
