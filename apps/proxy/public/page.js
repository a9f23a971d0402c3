// Reads three APIs of another owner through the proxy, which has an origin of its own.
const show = (id, text) => {
  document.getElementById(id).value = text
}

const { proxy, api } = await (await fetch('/urls.json')).json()

const response = await fetch(`${proxy}/weather/harbor?units=metric`)
const weather = await response.json()
show('weather', `${weather.place}, ${weather.degrees} degrees, ${response.headers.get('ETag')}`)

const image = new Image()
image.crossOrigin = 'anonymous' // The page can read the pixels that it draws.
image.src = `${proxy}/maps/harbor.svg`
await image.decode()
document.getElementById('map').getContext('2d').drawImage(image, 0, 0)

const events = new EventSource(`${proxy}/events`)
events.addEventListener('message', ({ data }) => {
  show('tide', JSON.parse(data).tide)
})

try {
  await fetch(`${api}/weather/harbor`)
  show('direct', 'read')
} catch (error) {
  show('direct', String(error))
}
