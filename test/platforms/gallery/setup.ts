import { commands } from '../../../commands/index.ts'
import * as setupCards from '../../../src/club/setup/cards.ts'
import type { ChannelThere } from '../../../src/club/setup/channels.ts'
import type { TakenOver } from '../../../src/club/setup/take-over.ts'
import type { Cause } from '../../../src/terms/connection.ts'
import type { SignRefused } from '../../../src/terms/right.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, olga, onDay, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

const taken: TakenOver = {
  ...{
    platform: 'discord' as const,
    place: '1290000000000000001',
    placeName: 'Un *serveur*',
    account: '1290000000000000199',
  },
  ...{ administrator: 'Véra <1>', handle: 'vera_b' },
}

const causes: readonly (Cause | null)[] = ['removed', 'token', 'rights', 'messages tab', 'rules', 'other', null]

export const setups = (words: Words): Of<typeof setupCards> => {
  const c = setupCards
  const shut = [
    { id: 'C1', name: 'bureau_*privé*', canPost: false },
    { id: 'C2', name: 'club', canPost: false, missing: ['see', 'write', 'read back'] },
    { id: 'C3', name: 'intros', canPost: true, missingToConverse: ['open conversations', 'write in conversations'] },
    ...(['club', 'introductions', 'organizers'] as const).map((purpose, n) => {
      const platform = n === 0 ? 'discord' : 'slack'
      return { id: `C${4 + n}`, name: '', canPost: false, unseen: { purpose, platform } } as const
    }),
  ] satisfies ChannelThere[]
  const page = { club: 'Le *Cercle* & Co', members: 24, connected: 20, unshown: null, commands } as const
  const waiting = { id: uuid(97), name: 'Le Cercle', members: 24, importedOn: onDay('2026-11-01') }
  return {
    clubCard: [
      c.clubCard({ ...page, hasChannel: true, shut: [], toEach: null }, words),
      c.clubCard({ ...page, hasChannel: false, shut, toEach: 'shut' }, words),
      ...Object.keys(words.setup.toEach).map(toEach =>
        c.clubCard({ ...page, hasChannel: true, shut: [], toEach }, words),
      ),
      ...(Object.keys(words.setup.unshown) as SignRefused[]).map(unshown =>
        c.clubCard({ ...page, hasChannel: true, shut: [], toEach: null, unshown }, words),
      ),
    ],
    forEverybodyCard: [c.forEverybodyCard('Le Cercle', [olga.name], words)],
    settingsCard: [
      c.settingsCard({ chosen: { club: 'C1' }, there: [], shut: [] }, words),
      c.settingsCard({ chosen: { club: 'C2', organizers: 'C1', introductions: 'C3' }, there: shut, shut }, words),
    ],
    clubLanguageCard: [
      c.clubLanguageCard({ language: 'en', before: 'fr' }, words),
      c.clubLanguageCard({ language: 'fr', before: 'fr' }, words),
    ],
    channelsCard: [c.channelsCard([], words), c.channelsCard(shut, words)],
    offerCard: [c.offerCard('Notre espace', waiting, words), c.offerCard('', { ...waiting, importedOn: null }, words)],
    doneCard: [c.doneCard('Le Cercle', [], words), c.doneCard('Le Cercle', shut, words)],
    takenOverCard: [false, true].map(byCode =>
      c.takenOverCard({ club: 'Le Cercle', linked: 20, shut, byCode, noted: uuid(98) }, words),
    ),
    takenOverNewsCard: [true, false].map(stands =>
      c.takenOverNewsCard({ ...taken, club: 'Le Cercle', noted: uuid(98), stands }, words),
    ),
    givenBackCard: [c.givenBackCard({ ...taken, club: 'Le Cercle' }, words)],
    noOrganizerCard: [
      c.noOrganizerCard({ club: 'Le Cercle', linked: false, code: false }, words),
      c.noOrganizerCard({ club: 'Le Cercle', linked: true, code: false }, words),
      c.noOrganizerCard({ club: 'Le Cercle', linked: false, code: true }, words),
    ],
    confirmedCard: [c.confirmedCard(olga.name, words)],
    shutChannelCard: [
      c.shutChannelCard({ platform: 'slack', name: 'club_*', shutFor: ['club', 'introductions'] }, words),
      c.shutChannelCard({ platform: 'discord', name: null, shutFor: ['introductions'] }, words),
      c.shutChannelCard({ platform: 'slack', name: null, shutFor: [] }, words),
    ],
    connectionCard: [
      ...causes.map(cause => c.connectionCard({ platform: 'slack', since: at('2026-11-05T10:00:00Z'), cause }, words)),
    ],
  }
}
