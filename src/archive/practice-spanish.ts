/** The Spanish of the practice production: notices, letters from residents, replies. Every sentence is ours. */

import type { Grammar } from './practice-grammar.ts';

export const plantedSpanish = [
	'la salida voluntaria no figura en ninguna cláusula',
	'nadie firmó por los vecinos de Lanternhill',
	'el aviso se colgó detrás de la máquina de café',
] as const;

export const spanish: Grammar = {
	county: [
		'Alder',
		'Birchfield',
		'Dunmore',
		'Elkhollow',
		'Garnet',
		'Kestrel',
		'Larkmere',
		'Rookwood',
		'Vesper',
		'Yarrow',
	],
	city: ['Port Alder', 'North Alder', 'Millrace', 'Saint Odo', 'Three Ferries', 'Lanternhill'],
	month: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'septiembre', 'octubre', 'noviembre'],
	small: ['dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'nueve'],
	many: ['14', '23', '37', '58', '66', '92', '118', '203'],
	name: [
		'{p:Inés Candelaria Rainscombe}',
		'{p:Ximena Copperleaf}',
		'{p:Salomé Windermoor}',
		'{p:Paloma Tallowmere}',
		'{p:Casimiro Yellowbrook}',
		'{p:Anselmo Duskwater}',
	],
	phone: ['{c:(555) 555-01[digit][digit]}'],
	digit: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
	body: [
		'la Oficina del Programa',
		'el condado',
		'la oficina del alguacil',
		'la agencia estatal',
		'la junta de supervisores',
	],
	notice: [
		'A toda persona que ingresa en la cárcel del condado se le toman las huellas dactilares, como siempre se ha hecho.',
		'Desde el mes de [month], esas huellas se envían también a una oficina federal que decide si pide más información.',
		'Una coincidencia no es una orden de arresto, y la petición de retener a una persona tampoco lo es.',
		'Si usted cree que hubo un error, pida hablar con el supervisor de turno o llame al [phone].',
		'El condado de [county] no decide qué hace la oficina federal con los datos que recibe.',
		'Este aviso no sustituye el consejo de un abogado.',
		'Las llamadas a esta línea se atienden en inglés y en español de lunes a viernes.',
		'Nadie tiene que responder preguntas sobre el lugar donde nació sin consultar antes con un abogado.',
	],
	complaint: [
		'Le escribimos en nombre de [many] familias de [city] que quieren saber qué ocurre con sus datos.',
		'Mi hermano, [name], fue detenido por una luz rota y pasó [small] días sin que nadie nos explicara por qué.',
		'Llamamos [small] veces al [phone] y siempre contestó una grabación.',
		'En la reunión de [month] nos dijeron que el condado podía decir que no; en la siguiente nos dijeron que nunca había podido.',
		'Hay vecinos que ya no llaman a la policía, aunque sean ellos las víctimas.',
		'Pedimos una audiencia pública en [city], con intérprete y en un horario en que la gente no esté trabajando.',
		'Queremos ver el acuerdo, saber quién lo firmó y conocer la fecha en que termina.',
		'La señora [name] perdió su empleo por no presentarse la semana en que estuvo retenida.',
		'No pedimos un favor: pedimos una respuesta por escrito.',
	],
	reply: [
		'Agradecemos su carta del mes de [month] y lamentamos la demora en contestarla.',
		'[Body] no está autorizada a modificar la manera en que se transmiten las huellas.',
		'Hemos trasladado su pregunta a [body], que todavía no ha respondido.',
		'Según la información de que disponemos, [many] personas fueron remitidas durante el trimestre.',
		'La junta tratará este asunto en su próxima sesión, que será abierta al público.',
		'Adjuntamos una copia del folleto; el folleto completo existe por ahora sólo en inglés.',
		'Puede dirigirse a [name] en el teléfono [phone] para cualquier otra consulta.',
	],
};
