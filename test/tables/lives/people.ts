/** The twelve that both clubs have, and two whose accounts are linked meanwhile. */
export const everybody = [
  'm01',
  'm02',
  'm04',
  'm05',
  'm06',
  'm08',
  'm09',
  'm10',
  'm12',
  'm17',
  'm24',
  'm30',
  'nina',
  'paul',
]

export const rooms = [
  { id: 'club', name: 'club', isPrivate: false, canPost: true },
  { id: 'introductions', name: 'introductions', isPrivate: false, canPost: true },
  { id: 'organizers', name: 'organizers', isPrivate: true, canPost: true },
  { id: 'general', name: 'general', isPrivate: false, canPost: true },
  { id: 'shut', name: 'shut', isPrivate: false, canPost: false },
]

export const human = { fullMember: true, bot: false, deactivated: false, administrator: false }
