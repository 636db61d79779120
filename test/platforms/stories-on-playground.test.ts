import { onPlayground } from '../kit/on-playground.ts'
import { storiesOn } from './stories.ts'

storiesOn('the playground', onPlayground)
