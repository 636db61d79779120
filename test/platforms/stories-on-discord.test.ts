import { onDiscord } from '../kit/on-discord.ts'
import { storiesOn } from './stories.ts'

storiesOn('Discord', onDiscord, 'a network')
