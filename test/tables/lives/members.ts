import type { CountedClub } from '../../kit/counted-club.ts'
import { everybody, human, rooms } from './people.ts'
import type { Told } from './told.ts'

/** Who is on the list, and who is who here. */
export async function listsMembers({ club, says, presses, submits, looks }: Told): Promise<void> {
  club.stage.persons.push(
    { account: 'nina', name: 'Nina Roche', ...human },
    { account: 'paul', name: 'Paul Roux', ...human },
  )
  club.stage.rooms.push(...rooms)
  await says('m01', '/club members')
  for (const part of ['away', 'requests', 'left']) await club.triesButton('m01', `club-members ${part}`, '2')
  await presses('m01', 'club-members tick')
  await submits('m01', { who: ['paul'] })
  await says('m05', '/refer @"Paul Roux" inside "A roof"')
  await looks()
  await presses('paul', 'notice open')
  await looks()
  await club.triesButton('paul', 'notice hello')
  await presses('m01', 'club-members unlink')
  await submits('m01', { member: club.idOf('m30') })
  await says('m01', '/club members')
  await presses('m01', 'club-members link')
  await club.triesForm('m01')
  await says('m05', '/refer @"Maxime Ferrand" inside "A roof"')
  await says('nina', '/referrals')
  await presses('nina', 'link ask')
  await submits('nina', { name: 'Maxime Ferrand' })
  await looks()
  await presses('m01', 'club-members link-yes')
  await looks()
  await club.triesButton('m01', 'club-members unlink-this', club.idOf('m30'))
  await says('m01', '/club members')
  await presses('m01', 'club-members add')
  await submits('m01', { name: 'Lucie Perrin' })
  await looks()
  await addsNamesakes(club)
  await presses('m01', 'club-members end')
  await submits('m01', { member: club.idOf('m08') })
  await looks()
  await presses('m01', 'club-members undo-end')
  await says('m01', '/club organizers')
  await club.triesButton('m01', 'club-organizers add-this', club.idOf('m09'))
  await presses('m01', 'club-organizers add')
  await submits('m01', { member: club.idOf('m10') })
  await looks()
  await says('m01', '/club settings')
  await presses('m01', 'club-settings open')
  await submits('m01', { club: 'general', introductions: 'shut', organizers: '' })
  await looks()
  await says('m01', '/club settings')
  await presses('m01', 'club-settings open')
  await submits('m01', { club: 'club', introductions: 'introductions', organizers: 'organizers' })
  await looks()
}

/** Two are called alike: whoever is new is asked about, and so is a stranger who gives their name. */
async function addsNamesakes(club: CountedClub): Promise<void> {
  const looks = () => club.tries(...everybody)
  for (const name of ['Jeanne Valois', 'VALOIS Jeanne']) {
    await club.presses('m01', 'club-members add')
    await club.submits('m01', { name, email: '' })
  }
  await looks()
  await club.presses('m01', 'club-members another')
  // One who is ticked and called like both: he may be either.
  club.stage.persons.push({ account: 'jv', name: 'jeanne valois', ...human })
  await club.presses('m01', 'club-members tick')
  await club.submits('m01', { who: ['jv'] })
  await looks()
  const jeanne = club.person('jeanne')
  await jeanne.says('/referrals')
  await club.presses('jeanne', 'link ask')
  await club.submits('jeanne', { name: 'Jeanne Valois' })
  await looks()
}
