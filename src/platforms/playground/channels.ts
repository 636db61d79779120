import type { Language } from '../../terms/speech.ts'
import { typesetAll } from '../../words/typeset.ts'
import type { Channel } from './api.ts'
import type { Here } from './people.ts'

/** The three channels of a club are named by their purpose; their ids are what scripts type. */
export const CHANNELS = ['club', 'introductions', 'organizers'] as const
export type ChannelId = (typeof CHANNELS)[number]

export const isChannel = (id: string): id is ChannelId => CHANNELS.some(one => one === id)

const words: Record<Language, Record<ChannelId, { name: string; purpose: string }>> = {
  fr: typesetAll(
    {
      club: { name: 'club', purpose: 'La vie du club : réunions, besoins, mercis' },
      introductions: { name: 'présentations', purpose: 'Les nouveaux se présentent' },
      organizers: { name: 'bureau', purpose: 'Le bureau et la commission d’admission, entre eux' },
    },
    'fr',
  ),
  en: {
    club: { name: 'club', purpose: 'The life of the club: meetings, asks, thanks' },
    introductions: { name: 'introductions', purpose: 'Newcomers introduce themselves' },
    organizers: { name: 'organizers', purpose: 'The organizers and the admission committee, among themselves' },
  },
}

export const channelName = (id: string, language: Language): string => (isChannel(id) ? words[language][id].name : id)

/** Whether someone may be in a channel: the organizers' is private. */
export const isIn = (id: ChannelId, person: Here): boolean => id !== 'organizers' || person.isOrganizer

export const channelsFor = (language: Language, person?: Here): Channel[] =>
  CHANNELS.filter(id => person === undefined || isIn(id, person)).map(id => ({
    id,
    ...words[language][id],
    kind: 'channel',
  }))
