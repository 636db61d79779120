import type {
  Answer,
  PageForm,
  PageMessage,
  Person,
  PlaygroundService,
  Problems,
  Suggestion,
  Where,
} from '../../src/platforms/playground/api.ts'

const text = (value: string, style?: 'strong' | 'soft') => ({ kind: 'text', text: value, ...(style && { style }) })
const member = (name: string) => ({ kind: 'member', name })

const PEOPLE: Person[] = [
  { id: 'm01', name: 'Hélène Jacquemin', role: 'organizer', language: 'fr', company: 'Jacquemin, Roussel & Associés' },
  { id: 'm02', name: 'Thomas Aubriot', role: 'member', language: 'fr', company: 'Charpentes Aubriot' },
  { id: 'm03', name: 'Nadia Belkacem', role: 'member', language: 'fr', company: 'Cabinet Belkacem Avocats' },
  { id: 'm04', name: 'Jean-Baptiste Corbin', role: 'member', language: 'fr', company: 'Domaine Corbin-Lescure' },
  { id: 'm05', name: 'Karim Hadjadj', role: 'member', language: 'fr', company: 'Hadj’Élec' },
  { id: 'm06', name: 'Sylvie Marchenoir', role: 'member', language: 'fr', company: 'Imprimerie Marchenoir' },
  { id: 'm14', name: 'Emily Carter', role: 'member', language: 'en', company: 'Carter Translations' },
]

const COMMANDS: [string, string][] = [
  ['/presenter', 'Mettre deux membres en relation'],
  ['/recommander', 'Passer une recommandation à un membre'],
  ['/merci', 'Remercier un membre'],
  ['/tete-a-tete', 'Proposer ou noter un tête-à-tête'],
  ['/reunion', 'Les réunions : répondre, planifier'],
  ['/besoin', 'Dire ce que vous cherchez'],
  ['/mon-bilan', 'Où vous en êtes, avec les faits'],
  ['/aide', 'Toutes les commandes'],
]

const CLUB: Where = { kind: 'channel', id: 'club', name: 'club' }
const DIRECT: Where = { kind: 'direct', id: 'direct', name: 'Assidu' }

const FORM: PageForm = {
  id: 'form-refer',
  title: 'Recommander un client',
  intro: 'Une recommandation se fait avec l’accord de la personne recommandée.',
  submit: 'Passer la recommandation',
  fields: [
    { id: 'receiver', label: 'Pour qui', hint: '', kind: 'member', required: true },
    {
      id: 'kind',
      label: 'Type',
      hint: '',
      kind: 'choice',
      required: true,
      options: [
        { id: 'outside', label: 'Une personne extérieure au club' },
        { id: 'inside', label: 'Moi-même, je suis le client' },
      ],
    },
    { id: 'prospect', label: 'Nom du contact', hint: 'Tel qu’il se présente', kind: 'text', required: true },
    { id: 'phone', label: 'Téléphone', hint: 'Vu du seul destinataire, chiffré', kind: 'text', required: false },
    { id: 'need', label: 'Son besoin', hint: 'Une phrase suffit', kind: 'lines', required: true },
    {
      id: 'warmth',
      label: 'Degré de préparation',
      hint: 'Ce que vous avez fait, non ses chances d’aboutir',
      kind: 'choice',
      required: true,
      options: [
        'Nom donné',
        'Documents envoyés',
        'J’ai parlé de vous',
        'Rendez-vous pris',
        'Présentés en personne',
        'Autre',
      ].map((label, index) => ({ id: String(index + 1), label })),
    },
    { id: 'when', label: 'Rappeler le', hint: '', kind: 'date', required: false },
    { id: 'agreed', label: 'La personne accepte d’être contactée', hint: '', kind: 'tick', required: true },
  ],
}

/** A playground without a club behind it: enough to look at the page and to try the router. */
export function fakePlayground(): PlaygroundService & {
  deliver(to: string[] | 'all', message: Partial<PageMessage>): void
} {
  const people = [...PEOPLE]
  let n = 0
  let now = Temporal.Instant.from('2026-11-20T17:00:00Z')
  const kept: { to: string[] | 'all'; message: PageMessage }[] = []
  const listeners = new Set<() => void>()

  const deliver = (to: string[] | 'all', message: Partial<PageMessage>): PageMessage => {
    n += 1
    const made: PageMessage = {
      id: `msg-${n}`,
      n,
      first: n,
      at: now.toString(),
      from: 'Assidu',
      where: CLUB,
      onlyYou: false,
      text: '',
      actions: [],
      edited: false,
      ...message,
    }
    kept.push({ to, message: made })
    for (const listener of listeners) listener()
    return made
  }
  const sees = (as: string) => kept.filter(one => one.to === 'all' || one.to.includes(as)).map(one => one.message)
  const knows = (as: string) => people.some(one => one.id === as)
  const unknown = { refused: { status: 404, problem: 'Personne de ce nom dans ce club.' } } as const

  now = Temporal.Instant.from('2026-11-19T08:00:00Z')
  const rsvp = [
    { id: 'rsvp-yes', label: 'Présent', kind: 'button', tone: 'primary' },
    { id: 'rsvp-no', label: 'Absent', kind: 'button' },
    { id: 'rsvp-sub', label: 'Un remplaçant', kind: 'button' },
    { id: 'rsvp-guest', label: 'J’amène un invité', kind: 'button' },
  ] as const
  deliver('all', {
    text: 'Réunion du jeudi 26 novembre\nQuand : jeudi 26 novembre à 7 h 45',
    actions: [...rsvp],
    edited: true,
    view: {
      title: 'Réunion du jeudi 26 novembre',
      blocks: [
        {
          kind: 'facts',
          facts: [
            {
              label: 'Quand',
              value: [{ kind: 'time', at: '2026-11-26T06:45:00Z', text: 'jeudi 26 novembre à 7 h 45' }],
            },
            { label: 'Où', value: [text('Hôtel-restaurant « La Cour d’Or », salle du fond')] },
            { label: 'Présents', value: [text('14', 'strong'), text(' réponses, dont 2 invités')] },
          ],
        },
        {
          kind: 'text',
          line: [
            text('Déjà là : '),
            member('Thomas Aubriot'),
            text(', '),
            member('Nadia Belkacem'),
            text(' et douze autres.'),
          ],
        },
        { kind: 'actions', actions: [...rsvp] },
        { kind: 'note', line: [text('Vous pouvez changer d’avis jusqu’au début.')] },
      ],
    },
  })
  now = Temporal.Instant.from('2026-11-20T09:12:00Z')
  deliver('all', {
    where: { kind: 'channel', id: 'introductions', name: 'introductions' },
    text: 'Maxime Ferrand rejoint le club',
    view: {
      title: 'Maxime Ferrand rejoint le club',
      tone: 'good',
      blocks: [
        { kind: 'text', line: [text('Bureau d’études thermiques, présenté par '), member('Karim Hadjadj'), text('.')] },
        { kind: 'heading', text: 'Ce qu’il cherche' },
        {
          kind: 'list',
          items: [[text('Des architectes et des maîtres d’œuvre')], [text('Des bailleurs qui rénovent')]],
        },
        { kind: 'quote', text: 'Je préfère un chantier bien préparé à deux chantiers pressés. <b>Promis</b>.' },
      ],
    },
  })
  deliver(['m01', 'm02', 'm03', 'm04', 'm05', 'm06'], {
    where: DIRECT,
    text: 'Karim Hadjadj vous recommande',
    actions: [],
    view: {
      title: 'Karim Hadjadj vous passe une recommandation',
      tone: 'good',
      blocks: [
        {
          kind: 'facts',
          facts: [
            { label: 'Contact', value: [text('Mme Dupont, SCI des Tanneries')] },
            { label: 'Besoin', value: [text('Surélévation d’une maison de ville')] },
            { label: 'Préparation', value: [text('J’ai parlé de vous')] },
          ],
        },
        { kind: 'divider' },
        {
          kind: 'text',
          line: [
            text('Vous vous êtes vus une fois cette année. '),
            { kind: 'command', text: '/tete-a-tete' },
            text(' pour faire mieux connaissance.'),
          ],
        },
        {
          kind: 'actions',
          actions: [
            { id: 'ref-contacted', label: 'Contacté', kind: 'button', tone: 'primary' },
            { id: 'ref-unknown', label: 'Je n’en sais rien', kind: 'button', tone: 'danger' },
            {
              id: 'ref-step',
              label: 'Une autre étape',
              kind: 'select',
              options: [
                { id: 'meeting', label: 'Rendez-vous pris' },
                { id: 'quoted', label: 'Devis envoyé' },
              ],
            },
            { id: 'ref-link', label: 'Voir l’agenda', kind: 'link', url: 'https://example.fr/' },
          ],
        },
        { kind: 'note', line: [text('Pourquoi ce message ? Un membre a fait quelque chose pour vous.')] },
      ],
    },
  })
  deliver(['m01', 'm06'], {
    where: { kind: 'group', id: 'g1', name: 'Hélène, Sylvie' },
    text: 'Vous avez dit oui toutes les deux. À vous.',
  })
  now = Temporal.Instant.from('2026-11-20T17:00:00Z')

  return {
    deliver,
    people: async () => ({
      ok: people.map(one => ({ ...one, last: sees(one.id).findLast(m => m.where.kind === 'direct')?.n ?? 0 })),
    }),
    addPerson: async (_club, name) => {
      const guest: Person = { id: `guest-${people.length}`, name, role: 'guest', language: 'fr', company: '' }
      people.push(guest)
      return { ok: guest }
    },
    channels: async () => ({
      ok: [
        { id: 'club', name: 'club', purpose: 'La vie du club : réunions, récits, besoins' },
        { id: 'introductions', name: 'introductions', purpose: 'Les nouveaux se présentent' },
        { id: 'organizers', name: 'bureau', purpose: 'Le bureau du club' },
      ],
    }),
    suggest: async (_club, as, typed) => {
      if (!knows(as)) return unknown
      const named = COMMANDS.filter(([name]) => name.startsWith(typed.trimEnd()) && !typed.includes(' '))
      const offers: Suggestion[] = named.map(([name, says]) => ({ text: `${name} `, says }))
      if (/^\/recommander\s*$/.test(typed))
        offers.unshift({ text: typed, says: '@membre, puis « le besoin » ; seule, la commande ouvre un formulaire' })
      return { ok: offers }
    },
    say: async (_club, said): Promise<{ ok: Answer } | typeof unknown> => {
      if (!knows(said.as)) return unknown
      if (said.text.startsWith('/recommander')) return { ok: { messages: [], form: FORM } }
      const where =
        said.in === undefined || said.in === 'club' ? CLUB : { kind: 'channel' as const, id: said.in, name: said.in }
      const view = {
        title: 'Voici ce que vous pouvez faire',
        blocks: [
          {
            kind: 'list',
            items: COMMANDS.slice(0, 4).map(([name, says]) => [{ kind: 'command', text: name }, text(` ${says}`)]),
          },
        ],
      }
      return {
        ok: {
          messages: [
            deliver([said.as], { where: said.in === 'direct' ? DIRECT : where, onlyYou: true, text: 'Voici', view }),
          ],
        },
      }
    },
    press: async (_club, pressed) => {
      const found = sees(pressed.as).find(one => one.id === pressed.message)
      if (!found) return unknown
      return {
        ok: {
          messages: [
            deliver([pressed.as], {
              where: found.where,
              onlyYou: true,
              text: 'C’est noté, merci.',
              view: { title: 'C’est noté, merci.', tone: 'good', blocks: [] },
            }),
          ],
        },
      }
    },
    submit: async (_club, submitted): Promise<{ ok: Answer | Problems } | typeof unknown> => {
      if (submitted.form !== FORM.id) return unknown
      if (submitted.values.phone === '12') return { ok: { problems: { phone: 'Ce numéro est trop court.' } } }
      return { ok: { messages: [deliver([submitted.as], { onlyYou: true, text: 'La recommandation est passée.' })] } }
    },
    inbox: async (_club, as, after) => {
      if (!knows(as)) return unknown
      return { ok: { messages: sees(as).filter(one => one.n > after), last: n } }
    },
    clock: async () => ({
      ok: { now: now.toString(), zone: 'Europe/Paris', club: 'Le Cercle des Ducs', movable: true },
    }),
    moveClock: async (_club, move) => {
      now =
        'by' in move
          ? now.add({ hours: 24 })
          : Temporal.PlainDateTime.from(move.to.slice(0, 16)).toZonedDateTime('Europe/Paris').toInstant()
      deliver(['m02', 'm05'], {
        where: DIRECT,
        text: 'Un coup de pouce',
        view: {
          title: 'Sylvie vous a aidé en juin',
          blocks: [{ kind: 'text', line: [text('Elle cherche un vigneron : deux minutes pour lui répondre ?')] }],
        },
      })
      return {
        ok: {
          now: now.toString(),
          done: [
            { at: now.toString(), duty: 'Rappel de la réunion', club: 'Le Cercle des Ducs' },
            { at: now.toString(), duty: 'Évaluation et coups de pouce', club: 'Le Cercle des Ducs' },
          ],
          failed: [],
        },
      }
    },
    listen: changed => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}
