"""The ways in which the English-language business press words a deal of each kind, and what only looks like one."""

# ruff: noqa: E501
import pytest

from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Role, Side, side_of

DEALS = """
Intel bought Mobileye for $15 billion. | acquisition | Intel | Mobileye | 15000000000
Intel has acquired Mobileye for $15 billion. | acquisition | Intel | Mobileye | 15000000000
Intel to buy Mobileye for $15 billion | acquisition | Intel | Mobileye | 15000000000
Intel is to buy Mobileye in a $15 billion deal. | acquisition | Intel | Mobileye | 15000000000
Intel buys Mobileye for $15 billion | acquisition | Intel | Mobileye | 15000000000
Intel is buying Mobileye for $15 billion. | acquisition | Intel | Mobileye | 15000000000
Intel agreed to acquire Mobileye for $15 billion in cash. | acquisition | Intel | Mobileye | 15000000000
Intel has entered into a definitive agreement to acquire Mobileye. | acquisition | Intel | Mobileye |
Intel snaps up Mobileye for $15 billion | acquisition | Intel | Mobileye | 15000000000
Intel snapped up chip startup Mobileye last year. | acquisition | Intel | Mobileye |
Intel scooped up Mobileye for $15 billion. | acquisition | Intel | Mobileye | 15000000000
Intel swallowed Mobileye in 2017. | acquisition | Intel | Mobileye |
Intel gobbled up Mobileye in 2017. | acquisition | Intel | Mobileye |
Intel picked up Mobileye for $15 billion. | acquisition | Intel | Mobileye | 15000000000
Intel took over Mobileye in 2017. | acquisition | Intel | Mobileye |
Intel is taking over Mobileye. | acquisition | Intel | Mobileye |
Blackstone took Hilton private for $26 billion in 2007. | acquisition | Blackstone | Hilton | 26000000000
Thoma Bravo will take Dayforce private in a $12.3 billion deal. | acquisition | Thoma Bravo | Dayforce | 12300000000
Intel took control of Mobileye in 2017. | acquisition | Intel | Mobileye |
Intel has completed the acquisition of Mobileye. | acquisition | Intel | Mobileye |
Intel completed its acquisition of Mobileye for $15 billion. | acquisition | Intel | Mobileye | 15000000000
Intel completes Mobileye acquisition | acquisition | Intel | Mobileye |
Intel closed its $15 billion purchase of Mobileye. | acquisition | Intel | Mobileye | 15000000000
Intel finalised the takeover of Mobileye. | acquisition | Intel | Mobileye |
Intel's $15 billion acquisition of Mobileye was completed in August. | acquisition | Intel | Mobileye | 15000000000
Intel's takeover of Mobileye closed in August. | acquisition | Intel | Mobileye |
Mobileye was bought by Intel for $15 billion. | acquisition | Intel | Mobileye | 15000000000
Mobileye has been acquired by Intel. | acquisition | Intel | Mobileye |
Mobileye, acquired by Intel in 2017, makes chips for cars. | acquisition | Intel | Mobileye |
Mobileye, which Intel bought in 2017 for $15 billion, makes chips for cars. | acquisition | Intel | Mobileye | 15000000000
Mobileye, which was acquired by Intel in 2017, makes chips for cars. | acquisition | Intel | Mobileye |
Mobileye is being acquired by Intel for $15 billion. | acquisition | Intel | Mobileye | 15000000000
Mobileye agreed to be acquired by Intel for $15 billion. | acquisition | Intel | Mobileye | 15000000000
Mobileye will be taken over by Intel. | acquisition | Intel | Mobileye |
Mobileye will be taken private by Intel for $15 billion. | acquisition | Intel | Mobileye | 15000000000
Mobileye to be bought by Intel for $15 billion | acquisition | Intel | Mobileye | 15000000000
Mobileye accepted a $15 billion takeover offer from Intel. | acquisition | Intel | Mobileye | 15000000000
Mobileye agreed to a $15 billion takeover by Intel. | acquisition | Intel | Mobileye | 15000000000
Mobileye rejected a $15 billion takeover bid from Intel. | acquisition | Intel | Mobileye | 15000000000
Mobileye rejects Intel's $15 billion bid | acquisition | Intel | Mobileye | 15000000000
Mobileye turned down a $15 billion offer from Intel. | acquisition | Intel | Mobileye | 15000000000
Mobileye rebuffed an approach by Intel. | acquisition | Intel | Mobileye |
Intel drops bid for Mobileye | acquisition | Intel | Mobileye |
Intel walked away from its $15 billion deal to buy Mobileye. | acquisition | Intel | Mobileye | 15000000000
Intel abandoned its takeover of Mobileye. | acquisition | Intel | Mobileye |
Intel withdrew its offer for Mobileye. | acquisition | Intel | Mobileye |
Intel has made a $15 billion bid for Mobileye. | acquisition | Intel | Mobileye | 15000000000
Intel made an offer to buy Mobileye for $15 billion. | acquisition | Intel | Mobileye | 15000000000
Intel has offered $15 billion for Mobileye. | acquisition | Intel | Mobileye | 15000000000
Intel offered to buy Mobileye for $15 billion. | acquisition | Intel | Mobileye | 15000000000
Intel launched a tender offer for Mobileye shares. | acquisition | Intel | Mobileye |
Intel launched a $15 billion takeover bid for Mobileye. | acquisition | Intel | Mobileye | 15000000000
Intel launched a hostile bid for Mobileye. | acquisition | Intel | Mobileye |
Intel raised its offer for Mobileye to $16 billion. | acquisition | Intel | Mobileye | 16000000000
Intel has submitted a bid for Mobileye. | acquisition | Intel | Mobileye |
Intel made an approach for Mobileye. | acquisition | Intel | Mobileye |
Intel has approached Mobileye about a takeover. | acquisition | Intel | Mobileye |
Intel is bidding for Mobileye. | acquisition | Intel | Mobileye |
Intel plans to buy Mobileye. | acquisition | Intel | Mobileye |
Intel wants to buy Mobileye. | acquisition | Intel | Mobileye |
Intel is considering a bid for Mobileye, sources said. | acquisition | Intel | Mobileye |
Intel is exploring an acquisition of Mobileye, Bloomberg reported. | acquisition | Intel | Mobileye |
Intel is in talks to buy Mobileye for $15 billion. | acquisition | Intel | Mobileye | 15000000000
Intel is in advanced talks to acquire Mobileye, people familiar with the matter said. | acquisition | Intel | Mobileye |
Intel in talks to buy Mobileye - sources | acquisition | Intel | Mobileye |
Intel is close to a deal to buy Mobileye. | acquisition | Intel | Mobileye |
Intel is nearing a deal to acquire Mobileye for $15 billion. | acquisition | Intel | Mobileye | 15000000000
Intel is in talks with Mobileye about a takeover. | acquisition | Intel | Mobileye |
Intel held talks with Mobileye over a possible acquisition. | acquisition | Intel | Mobileye |
Intel is interested in buying Mobileye. | acquisition | Intel | Mobileye |
Mobileye is in talks to be acquired by Intel. | acquisition | Intel | Mobileye |
Mobileye received a takeover offer from Intel. | acquisition | Intel | Mobileye |
Mobileye received a $15 billion bid from Intel. | acquisition | Intel | Mobileye | 15000000000
Mobileye has received an unsolicited takeover approach from Intel. | acquisition | Intel | Mobileye |
T-Mobile merged with Sprint in 2020. | merger | T-Mobile | Sprint |
T-Mobile will merge with Sprint. | merger | T-Mobile | Sprint |
T-Mobile will combine with Sprint. | merger | T-Mobile | Sprint |
The merger of T-Mobile and Sprint was approved. | merger | T-Mobile | Sprint |
The merger between T-Mobile and Sprint was approved. | merger | T-Mobile | Sprint |
T-Mobile completed its merger with Sprint. | merger | T-Mobile | Sprint |
T-Mobile is in talks to merge with Sprint. | merger | T-Mobile | Sprint |
T-Mobile and Sprint to merge | merger | T-Mobile | Sprint |
Philips sold its lighting unit Lumileds to Apollo for $2 billion. | acquisition | Apollo | Lumileds | 2000000000
Philips agreed to sell Lumileds to Apollo for $2 billion. | acquisition | Apollo | Lumileds | 2000000000
Philips offloads Lumileds to Apollo for $2 billion | acquisition | Apollo | Lumileds | 2000000000
Philips is selling Lumileds to Apollo. | acquisition | Apollo | Lumileds |
Philips divested Lumileds to Apollo. | acquisition | Apollo | Lumileds |
Philips disposed of Lumileds to Apollo. | acquisition | Apollo | Lumileds |
Lumileds was sold to Apollo for $2 billion. | acquisition | Apollo | Lumileds | 2000000000
Lumileds was sold by Philips to Apollo in 2016. | acquisition | Apollo | Lumileds |
The sale of Lumileds to Apollo was completed in June. | acquisition | Apollo | Lumileds |
Philips completed the sale of Lumileds to Apollo. | acquisition | Apollo | Lumileds |
Philips announced the $2 billion sale of Lumileds to Apollo. | acquisition | Apollo | Lumileds | 2000000000
Apollo bought Lumileds from Philips for $2 billion. | acquisition | Apollo | Lumileds | 2000000000
Apollo acquired Lumileds, the lighting unit of Philips. | acquisition | Apollo | Lumileds |
Philips is in talks to sell Lumileds to Apollo. | acquisition | Apollo | Lumileds |
Philips is in talks with Apollo to sell Lumileds. | acquisition | Apollo | Lumileds |
Philips is considering a sale of Lumileds. | acquisition |  | Lumileds |
Philips plans to sell Lumileds for $2 billion. | acquisition |  | Lumileds | 2000000000
Philips put Lumileds up for sale. | acquisition |  | Lumileds |
Philips is exploring a sale of Lumileds that could fetch $2 billion. | acquisition |  | Lumileds | 2000000000
Philips sold Lumileds for $2 billion. | acquisition |  | Lumileds | 2000000000
Apollo acquired a majority stake in Lumileds. | acquisition | Apollo | Lumileds |
Apollo took a controlling stake in Lumileds. | acquisition | Apollo | Lumileds |
Apollo bought 80% of Lumileds from Philips for $1.6 billion. | acquisition | Apollo | Lumileds | 1600000000
Apollo bought an 80% stake in Lumileds for $1.6 billion. | acquisition | Apollo | Lumileds | 1600000000
Philips sold a majority stake in Lumileds to Apollo. | acquisition | Apollo | Lumileds |
Philips sold an 80 percent stake in Lumileds to Apollo for $1.6 billion. | acquisition | Apollo | Lumileds | 1600000000
Apollo acquired the remaining 20% of Lumileds. | acquisition | Apollo | Lumileds |
Apollo acquires remaining stake in Lumileds | acquisition | Apollo | Lumileds |
Apollo's Lumileds acquisition drew scrutiny. | acquisition | Apollo | Lumileds |
The acquisition of Lumileds by Apollo was approved by regulators. | acquisition | Apollo | Lumileds |
EU approves Apollo's acquisition of Lumileds | acquisition | Apollo | Lumileds |
The takeover of Lumileds by Apollo cost $2 billion. | acquisition | Apollo | Lumileds | 2000000000
Apollo's bid for Lumileds was rejected. | acquisition | Apollo | Lumileds |
Apollo announced the acquisition of Lumileds, a maker of lamps. | acquisition | Apollo | Lumileds |
Apollo wins bidding war for Lumileds | acquisition | Apollo | Lumileds |
Apollo won the auction for Lumileds with a $2 billion bid. | acquisition | Apollo | Lumileds | 2000000000
Apollo paid $2 billion for Lumileds. | acquisition | Apollo | Lumileds | 2000000000
Apollo is paying $2 billion for Lumileds. | acquisition | Apollo | Lumileds | 2000000000
Apollo will pay $2 billion to acquire Lumileds. | acquisition | Apollo | Lumileds | 2000000000
Apollo spent $2 billion to buy Lumileds. | acquisition | Apollo | Lumileds | 2000000000
Following its acquisition by Apollo, Lumileds cut jobs. | acquisition | Apollo | Lumileds |
Since its takeover by Apollo in 2017, Lumileds has grown. | acquisition | Apollo | Lumileds |
Apollo denied that it plans to buy Lumileds. | acquisition | Apollo | Lumileds |
Apollo bought 50 trucks from Volvo. | contract | Apollo | Volvo |
Mistral raised 600 million euros. | funding_round |  | Mistral | 600000000
Mistral raises $600m | funding_round |  | Mistral | 600000000
Mistral has raised $600 million in a Series B round led by General Catalyst. | funding_round | General Catalyst | Mistral | 600000000
Mistral closed a $600 million funding round led by General Catalyst and Lightspeed. | funding_round | General Catalyst, Lightspeed | Mistral | 600000000
Mistral landed $600 million from General Catalyst. | funding_round | General Catalyst | Mistral | 600000000
Mistral lands $600m Series B | funding_round |  | Mistral | 600000000
Mistral bags $600M in funding | funding_round |  | Mistral | 600000000
Mistral secures $600 million from Lightspeed | funding_round | Lightspeed | Mistral | 600000000
Mistral nabs $600M led by Lightspeed | funding_round | Lightspeed | Mistral | 600000000
Mistral nabbed $600 million. | funding_round |  | Mistral | 600000000
Mistral scores $600M Series B | funding_round |  | Mistral | 600000000
Mistral pulls in $600 million | funding_round |  | Mistral | 600000000
Mistral hauled in $600 million. | funding_round |  | Mistral | 600000000
Mistral grabs $600M from Lightspeed | funding_round | Lightspeed | Mistral | 600000000
Mistral snags $600M | funding_round |  | Mistral | 600000000
Mistral picks up $600M Series B | funding_round |  | Mistral | 600000000
Mistral received $600 million in funding from Lightspeed. | funding_round | Lightspeed | Mistral | 600000000
Mistral collected $600 million from investors including Lightspeed. | funding_round | Lightspeed | Mistral | 600000000
Mistral attracted $600 million from Lightspeed. | funding_round | Lightspeed | Mistral | 600000000
Mistral announced a $600 million Series B led by Lightspeed with participation from Cisco and Nvidia. | funding_round | Cisco, Lightspeed, Nvidia | Mistral | 600000000
Mistral today announced it has closed a $600 million Series B. | funding_round |  | Mistral | 600000000
Mistral has closed on $600 million in new equity financing. | funding_round |  | Mistral | 600000000
Mistral completed a $600 million financing. | funding_round |  | Mistral | 600000000
Mistral emerged from stealth with $600 million in funding. | funding_round |  | Mistral | 600000000
Lightspeed led a $600 million round in Mistral. | funding_round | Lightspeed | Mistral | 600000000
Lightspeed led Mistral's $600 million Series B. | funding_round | Lightspeed | Mistral | 600000000
Lightspeed and Cisco co-led the $600 million round in Mistral. | funding_round | Cisco, Lightspeed | Mistral | 600000000
Mistral's $600 million Series B was led by Lightspeed. | funding_round | Lightspeed | Mistral | 600000000
Mistral is in talks to raise $600 million. | funding_round |  | Mistral | 600000000
Mistral is raising $600 million. | funding_round |  | Mistral | 600000000
Mistral is seeking to raise $600 million. | funding_round |  | Mistral | 600000000
Mistral seeks $600 million in funding | funding_round |  | Mistral | 600000000
Mistral aims to raise $600 million. | funding_round |  | Mistral | 600000000
Mistral is close to raising $600 million at a $6 billion valuation. | funding_round |  | Mistral | 600000000
Mistral raised $600 million at a $6 billion valuation from Lightspeed. | funding_round | Lightspeed | Mistral | 600000000
Mistral, which raised $600 million last year, makes language models. | funding_round |  | Mistral | 600000000
Mistral secured seed funding of $5 million from Lightspeed. | funding_round | Lightspeed | Mistral | 5000000
A $600 million Series B for Mistral was announced. | funding_round |  | Mistral | 600000000
Mistral wins $600 million in funding from Lightspeed. | funding_round | Lightspeed | Mistral | 600000000
Lightspeed invested $100 million in Mistral. | investment | Lightspeed | Mistral | 100000000
Lightspeed invests in Mistral | investment | Lightspeed | Mistral |
Lightspeed has made a $100 million investment in Mistral. | investment | Lightspeed | Mistral | 100000000
Lightspeed's $100 million investment in Mistral closed in May. | investment | Lightspeed | Mistral | 100000000
Lightspeed pumped $100 million into Mistral. | investment | Lightspeed | Mistral | 100000000
Lightspeed poured $100 million into Mistral. | investment | Lightspeed | Mistral | 100000000
Lightspeed put $100 million into Mistral. | investment | Lightspeed | Mistral | 100000000
Lightspeed ploughed $100 million into Mistral. | investment | Lightspeed | Mistral | 100000000
Lightspeed sank $100 million into Mistral. | investment | Lightspeed | Mistral | 100000000
Lightspeed will inject $100 million into Mistral. | investment | Lightspeed | Mistral | 100000000
Lightspeed backs Mistral with $100 million | investment | Lightspeed | Mistral | 100000000
Lightspeed to pay $100 million for a 10% stake in Mistral. | investment | Lightspeed | Mistral | 100000000
Lightspeed bought a 10% stake in Mistral for $100 million. | investment | Lightspeed | Mistral | 100000000
Lightspeed took a minority stake in Mistral. | investment | Lightspeed | Mistral |
Lightspeed acquired a 10 percent interest in Mistral. | investment | Lightspeed | Mistral |
Lightspeed has taken a 10% stake in Mistral. | investment | Lightspeed | Mistral |
Lightspeed raised its stake in Mistral to 10%. | investment | Lightspeed | Mistral |
Lightspeed increased its stake in Mistral to 10% from 5%. | investment | Lightspeed | Mistral |
Lightspeed upped its stake in Mistral to 10%. | investment | Lightspeed | Mistral |
Lightspeed has built a 10% stake in Mistral. | investment | Lightspeed | Mistral |
Lightspeed bought 10% of Mistral. | investment | Lightspeed | Mistral |
Lightspeed bought shares in Mistral worth $100 million. | investment | Lightspeed | Mistral | 100000000
Lightspeed picked up a 10% stake in Mistral. | investment | Lightspeed | Mistral |
Lightspeed disclosed a 10% stake in Mistral. | investment | Lightspeed | Mistral |
Lightspeed unveiled a $100 million stake in Mistral. | investment | Lightspeed | Mistral | 100000000
Lightspeed sold its 10% stake in Mistral to Cisco. | investment | Cisco | Mistral |
Lightspeed sold its stake in Mistral for $100 million. | investment |  | Mistral | 100000000
Lightspeed sold a 10% stake in Mistral to Cisco for $100 million. | investment | Cisco | Mistral | 100000000
A 10% stake in Mistral was sold to Cisco for $100 million. | investment | Cisco | Mistral | 100000000
Cisco bought Lightspeed's 10% stake in Mistral. | investment | Cisco | Mistral |
Cisco participated in the funding round of Mistral. | investment | Cisco | Mistral |
Cisco is considering an investment in Mistral. | investment | Cisco | Mistral |
Cisco is in talks to invest $100 million in Mistral. | investment | Cisco | Mistral | 100000000
Cisco is in talks to take a stake in Mistral. | investment | Cisco | Mistral |
Cisco has invested in Mistral. | investment | Cisco | Mistral |
Cisco became a shareholder in Mistral. | investment | Cisco | Mistral |
Airbus won a $2 billion contract from Lufthansa. | contract | Lufthansa | Airbus | 2000000000
Airbus wins $2bn order from Lufthansa | contract | Lufthansa | Airbus | 2000000000
Airbus has been awarded a $2 billion contract by Lufthansa. | contract | Lufthansa | Airbus | 2000000000
NASA awarded SpaceX a $2.6 billion contract. | contract | NASA | SpaceX | 2600000000
NASA has awarded a $2.6 billion contract to SpaceX. | contract | NASA | SpaceX | 2600000000
NASA awards SpaceX contract | contract | NASA | SpaceX |
A $2.6 billion contract was awarded to SpaceX by NASA. | contract | NASA | SpaceX | 2600000000
SpaceX was awarded a $2.6 billion NASA contract. | contract | NASA | SpaceX | 2600000000
SpaceX bagged a $2.6 billion contract from NASA. | contract | NASA | SpaceX | 2600000000
SpaceX secured a $2.6 billion contract with NASA. | contract | NASA | SpaceX | 2600000000
SpaceX received a $2.6 billion contract from NASA. | contract | NASA | SpaceX | 2600000000
SpaceX landed a $2.6 billion deal with NASA. | contract | NASA | SpaceX | 2600000000
SpaceX signed a $2.6 billion contract with NASA. | contract | NASA | SpaceX | 2600000000
SpaceX has clinched a $2.6 billion contract from NASA. | contract | NASA | SpaceX | 2600000000
SpaceX got a $2.6 billion contract from NASA. | contract | NASA | SpaceX | 2600000000
SpaceX's $2.6 billion contract with NASA ends in 2028. | contract | NASA | SpaceX | 2600000000
NASA signed a contract with SpaceX to fly astronauts. | contract | NASA | SpaceX |
NASA selected SpaceX to build its lander. | contract | NASA | SpaceX |
NASA picked SpaceX for a $2.6 billion contract. | contract | NASA | SpaceX | 2600000000
NASA chose SpaceX as supplier of its capsules. | contract | NASA | SpaceX |
SpaceX was chosen by NASA to build a lander. | contract | NASA | SpaceX |
SpaceX was selected by NASA as its supplier. | contract | NASA | SpaceX |
NASA tapped SpaceX to build its lander. | contract | NASA | SpaceX |
Lufthansa ordered 20 jets from Airbus. | contract | Lufthansa | Airbus |
Lufthansa ordered 20 Airbus jets worth $2 billion. | contract | Lufthansa | Airbus | 2000000000
Lufthansa placed an order with Airbus for 20 jets worth $2 billion. | contract | Lufthansa | Airbus | 2000000000
Lufthansa placed an order for 20 Airbus jets. | contract | Lufthansa | Airbus |
Airbus received an order for 20 jets from Lufthansa. | contract | Lufthansa | Airbus |
Airbus will deliver 20 jets to Lufthansa. | contract | Lufthansa | Airbus |
Airbus will supply Lufthansa with 20 jets. | contract | Lufthansa | Airbus |
Airbus sold 20 jets to Lufthansa for $2 billion. | contract | Lufthansa | Airbus | 2000000000
Lufthansa will buy 20 jets from Airbus for $2 billion. | contract | Lufthansa | Airbus | 2000000000
OpenAI signed a $38 billion deal with Amazon for cloud computing. | contract | OpenAI | Amazon | 38000000000
OpenAI will pay Oracle $30 billion a year for data center capacity. | contract | OpenAI | Oracle |
OpenAI signed a multiyear agreement to buy $10 billion of chips from Broadcom. | contract | OpenAI | Broadcom | 10000000000
OpenAI agreed to buy $10 billion of computing power from Cerebras. | contract | OpenAI | Cerebras | 10000000000
OpenAI agreed to rent $300 billion of computing capacity from Oracle. | contract | OpenAI | Oracle | 300000000000
Google will supply chips to Meta. | contract | Meta | Google |
Amazon leased 20 planes from Boeing. | contract | Amazon | Boeing |
Microsoft signed a five-year lease with Nebius worth $17 billion. | contract | Microsoft | Nebius | 17000000000
Nebius will provide Microsoft with AI capacity under a $17 billion agreement. | contract | Microsoft | Nebius | 17000000000
Nebius signed an agreement to provide $17 billion of AI infrastructure to Microsoft. | contract | Microsoft | Nebius | 17000000000
Microsoft extended its contract with Nebius. | contract | Microsoft | Nebius |
Microsoft cancelled its contract with Nebius. | contract | Microsoft | Nebius |
Google and Airtel announced a partnership. | partnership |  | Airtel, Google |
Google has partnered with Airtel. | partnership |  | Airtel, Google |
Google teams up with Airtel | partnership |  | Airtel, Google |
Google and Airtel are teaming up. | partnership |  | Airtel, Google |
Google joined forces with Airtel. | partnership |  | Airtel, Google |
Google and Airtel join forces | partnership |  | Airtel, Google |
Google is collaborating with Airtel. | partnership |  | Airtel, Google |
Google entered into a partnership with Airtel. | partnership |  | Airtel, Google |
Google has entered into a strategic collaboration with Airtel. | partnership |  | Airtel, Google |
Google signed a memorandum of understanding with Airtel. | partnership |  | Airtel, Google |
Google signed an MoU with Airtel. | partnership |  | Airtel, Google |
Google and Airtel signed a memorandum of understanding. | partnership |  | Airtel, Google |
Google forged an alliance with Airtel. | partnership |  | Airtel, Google |
Google and Airtel formed an alliance. | partnership |  | Airtel, Google |
Google struck a deal with Airtel. | partnership |  | Airtel, Google |
Google inked a deal with Airtel. | partnership |  | Airtel, Google |
Google reached an agreement with Airtel. | partnership |  | Airtel, Google |
Google cut a deal with Airtel. | partnership |  | Airtel, Google |
Google expanded its partnership with Airtel. | partnership |  | Airtel, Google |
Google extended its partnership with Airtel. | partnership |  | Airtel, Google |
Google's partnership with Airtel began in 2020. | partnership |  | Airtel, Google |
The partnership between Google and Airtel began in 2020. | partnership |  | Airtel, Google |
Google is working with Airtel on a new phone. | partnership |  | Airtel, Google |
Google unveiled a partnership with Airtel. | partnership |  | Airtel, Google |
Google tied up with Airtel. | partnership |  | Airtel, Google |
Google announced a tie-up with Airtel. | partnership |  | Airtel, Google |
Google and Airtel ended their partnership. | partnership |  | Airtel, Google |
Toyota and Panasonic set up a joint venture. | joint_venture |  | Panasonic, Toyota |
Toyota formed a joint venture with Panasonic. | joint_venture |  | Panasonic, Toyota |
Toyota's joint venture with Panasonic makes batteries. | joint_venture |  | Panasonic, Toyota |
Toyota and Panasonic will form a joint venture to make batteries. | joint_venture |  | Panasonic, Toyota |
Toyota and Panasonic announced a $1 billion joint venture. | joint_venture |  | Panasonic, Toyota | 1000000000
Primearth, a joint venture between Toyota and Panasonic, makes batteries. | joint_venture |  | Panasonic, Primearth, Toyota |
Primearth is a joint venture of Toyota and Panasonic. | joint_venture |  | Panasonic, Primearth, Toyota |
Toyota signed a joint venture agreement with Panasonic. | joint_venture |  | Panasonic, Toyota |
Toyota will invest $1 billion in a new plant in Kentucky. | capex | Toyota |  | 1000000000
Toyota to build $1 billion battery plant in Kentucky | capex | Toyota |  | 1000000000
Toyota plans to build a battery plant in Kentucky. | capex | Toyota |  |
Toyota will spend $1 billion on a new plant. | capex | Toyota |  | 1000000000
Toyota is spending $1 billion to expand its Kentucky plant. | capex | Toyota |  | 1000000000
Toyota opened a $1 billion plant in Kentucky. | capex | Toyota |  | 1000000000
Toyota is opening a new factory in Kentucky. | capex | Toyota |  |
Toyota will expand its plant in Kentucky. | capex | Toyota |  |
Toyota announced a $1 billion investment in its Kentucky plant. | capex | Toyota |  | 1000000000
Toyota announced plans for a $1 billion plant in Kentucky. | capex | Toyota |  | 1000000000
Meta expects capital expenditures of $65 billion this year. | capex | Meta |  | 65000000000
Meta raised its capital expenditure forecast to $72 billion. | capex | Meta |  | 72000000000
Meta will invest up to $65 billion in AI infrastructure. | capex | Meta |  | 65000000000
Meta plans to invest $10 billion to build a data center in Louisiana. | capex | Meta |  | 10000000000
Meta broke ground on a $10 billion data center in Louisiana. | capex | Meta |  | 10000000000
Meta committed $600 billion to US infrastructure. | capex | Meta |  | 600000000000
Meta pledged to invest $600 billion in the United States. | capex | Meta |  | 600000000000
Microsoft will invest $3 billion in India over two years. | capex | Microsoft |  | 3000000000
Microsoft pledges $3 billion investment in Malaysia | capex | Microsoft |  | 3000000000
Klarna filed for an IPO. | ipo |  | Klarna |
Klarna files for US IPO | ipo |  | Klarna |
Klarna filed to go public in New York. | ipo |  | Klarna |
Klarna went public in 2025. | ipo |  | Klarna |
Klarna plans to go public. | ipo |  | Klarna |
Klarna listed on the New York Stock Exchange in September. | ipo |  | Klarna |
Klarna raised $1.4 billion in its IPO. | ipo |  | Klarna | 1400000000
Klarna raised $1.4 billion in an initial public offering. | ipo |  | Klarna | 1400000000
Klarna priced its IPO at $40 a share, raising $1.4 billion. | ipo |  | Klarna | 1400000000
Klarna is preparing an IPO that could raise $1 billion. | ipo |  | Klarna | 1000000000
Klarna is preparing for an initial public offering. | ipo |  | Klarna |
Klarna's IPO raised $1.4 billion. | ipo |  | Klarna | 1400000000
Klarna floated in New York. | ipo |  | Klarna |
Klarna aims to raise $1 billion in a US listing. | ipo |  | Klarna | 1000000000
Klarna seeks to raise up to $1 billion in IPO | ipo |  | Klarna | 1000000000
Klarna will go public through a merger with a SPAC. | ipo |  | Klarna |
Klarna delayed its IPO. | ipo |  | Klarna |
Klarna postponed its initial public offering. | ipo |  | Klarna |
Klarna is considering an IPO. | ipo |  | Klarna |
Klarna has confidentially filed for an IPO. | ipo |  | Klarna |
Klarna plans a listing in London. | ipo |  | Klarna |
Boeing borrowed $5 billion from Citigroup. | debt | Citigroup | Boeing | 5000000000
Boeing secured a $5 billion loan from Citigroup. | debt | Citigroup | Boeing | 5000000000
Boeing obtained a $5 billion credit facility. | debt |  | Boeing | 5000000000
Boeing sold $5 billion of bonds. | debt |  | Boeing | 5000000000
Boeing issued $5 billion in bonds. | debt |  | Boeing | 5000000000
Boeing raised $5 billion in debt. | debt |  | Boeing | 5000000000
Boeing raised $5 billion through a bond sale. | debt |  | Boeing | 5000000000
Boeing raised $5 billion by selling bonds. | debt |  | Boeing | 5000000000
Boeing signed a $5 billion revolving credit facility with Citigroup. | debt | Citigroup | Boeing | 5000000000
Boeing closed a $5 billion term loan led by Citigroup. | debt | Citigroup | Boeing | 5000000000
Citigroup lent Boeing $5 billion. | debt | Citigroup | Boeing | 5000000000
Citigroup lent $5 billion to Boeing. | debt | Citigroup | Boeing | 5000000000
Citigroup provided a $5 billion loan to Boeing. | debt | Citigroup | Boeing | 5000000000
Citigroup granted Boeing a loan of $5 billion. | debt | Citigroup | Boeing | 5000000000
Boeing priced a $5 billion offering of senior notes. | debt |  | Boeing | 5000000000
Boeing launched a $5 billion bond offering. | debt |  | Boeing | 5000000000
Boeing plans to issue $5 billion of convertible notes. | debt |  | Boeing | 5000000000
Boeing received a $5 billion bailout from Citigroup. | debt | Citigroup | Boeing | 5000000000
Boeing took out a $5 billion loan. | debt |  | Boeing | 5000000000
Citigroup arranged a $5 billion loan for Boeing. | debt | Citigroup | Boeing | 5000000000
Citigroup and JPMorgan extended a $5 billion credit line to Boeing. | debt | Citigroup, JPMorgan | Boeing | 5000000000
KKR raised a $5 billion fund. | fund |  | KKR | 5000000000
KKR closed its third Asia fund at $5 billion. | fund |  | KKR | 5000000000
KKR raised $5 billion for its third Asia fund. | fund |  | KKR | 5000000000
KKR launches $5 billion infrastructure fund | fund |  | KKR | 5000000000
KKR announced the final close of its $5 billion fund. | fund |  | KKR | 5000000000
KKR is raising $5 billion for a new fund. | fund |  | KKR | 5000000000
KKR aims to raise $5 billion for its new fund. | fund |  | KKR | 5000000000
Andreessen Horowitz closes $5 billion in new funds | fund |  | Andreessen Horowitz | 5000000000
KKR set up a $5 billion fund with Temasek. | fund | Temasek | KKR | 5000000000
Sidecar offers a similar service, backed by investors such as Lightspeed and Google Ventures. | investment | Google Ventures, Lightspeed | Sidecar |
Mistral is backed by Lightspeed. | investment | Lightspeed | Mistral |
Mistral is also backed by Lightspeed and Nvidia. | investment | Lightspeed, Nvidia | Mistral |
Backed by Lightspeed and Nvidia, Mistral sells language models. | investment | Lightspeed, Nvidia | Mistral |
Mistral, which is backed by Lightspeed, sells language models. | investment | Lightspeed | Mistral |
TaskRabbit, whose backers include Lightspeed and Nvidia, sells services. | investment | Lightspeed, Nvidia | TaskRabbit |
Mistral's backers include Lightspeed and Nvidia. | investment | Lightspeed, Nvidia | Mistral |
Mistral counts Lightspeed and Nvidia among its backers. | investment | Lightspeed, Nvidia | Mistral |
Lightspeed backs Mistral with $100 million | investment | Lightspeed | Mistral | 100000000
Mistral sells models. Its backers include Lightspeed and Nvidia. | investment | Lightspeed, Nvidia | Mistral |
Mistral raised $600 million in a round backed by Lightspeed. | funding_round | Lightspeed | Mistral | 600000000
Lightspeed shares fell after its acquisition of Mistral. | acquisition | Lightspeed | Mistral |
Mistral has grown since its acquisition by Lightspeed. | acquisition | Lightspeed | Mistral |
Mistral sells models. Its acquisition by Lightspeed closed in May. | acquisition | Lightspeed | Mistral |
Oracle agreed to purchase Taleo Corp, a maker of software for recruiters, for about $1.9 billion. | acquisition | Oracle | Taleo | 1900000000
Oracle snatched Retek away from SAP in 2005. | acquisition | Oracle | Retek |
Toll Brothers benefits from its recent CamWest acquisition. | acquisition | Toll Brothers | CamWest |
Vestas will provide Iberdrola with 20 turbines. | contract | Iberdrola | Vestas |
Prudential's $21 billion rights issue was underwritten. | funding_round |  | Prudential | 21000000000
Alcoa is expanding its rolling mill in Hebei. | capex | Alcoa |  |
JPMorgan and Goldman Sachs may arrange $70 billion in loans for Boeing. | debt | Goldman Sachs, JPMorgan | Boeing | 70000000000
Nemazee Capital said its acquisitions have included Lumileds. | acquisition | Nemazee Capital | Lumileds |
Wikia took $4 million in funding from Lightspeed. | funding_round | Lightspeed | Wikia | 4000000
SoftBank sold $400 million of bonds to help pay for Sprint. | debt |  | SoftBank | 400000000
Quillmere closed on $40 million of fresh equity and debt financing from Lightspeed. | funding_round | Lightspeed | Quillmere | 40000000
Headspace secured $93 million in debt and equity. | funding_round |  | Headspace | 93000000
Intel bought into Mobileye in 2014. | investment | Intel | Mobileye |
Intel is buying into Mobileye, the maker of cameras for cars. | investment | Intel | Mobileye |
"""

NO_DEALS = """
Intel bought cameras from Mobileye in 2014.
Intel acquired a taste for speed from Mobileye.
Intel bought it from Mobileye, a business with 200 staff.
Apollo, which owns Lumileds, reported higher profits.
Lumileds, owned by Apollo, reported higher profits.
Lumileds, a unit of Apollo, reported higher profits.
Apollo bought tickets for its staff.
Customers can buy Lumileds lamps at Walmart.
Apollo acquired new customers in Spain.
The company sells its products to Walmart and Target.
Analysts rate Apollo a buy.
Investors who bought Apollo shares lost money.
Apollo combines speed with comfort, said Lumileds.
The $600 million round was led by Lightspeed, with Cisco and Nvidia also participating.
Mistral, which has raised a total of $1 billion to date, makes language models.
The round brings Mistral's total funding to $1 billion.
This brings the total raised by Mistral to $1 billion.
Lightspeed-backed Mistral makes language models.
Investors in the round included Lightspeed and Cisco.
Mistral raised its forecast to $600 million.
Mistral raised prices by 5%.
Mistral raised concerns about Lightspeed.
Funding for Mistral came from Lightspeed and Cisco.
Cisco, an investor in Mistral, reported higher profit.
Cisco cut its stake in Mistral.
Analysts say investors should invest in Cisco.
Nebius lost a contract with Microsoft.
Bezos signed a contract with his publisher.
Employees signed new contracts.
Google works with Airtel.
Google launched a service with Airtel.
Google reached a settlement with Airtel.
Google signed a settlement agreement with Airtel.
Construction of the $1 billion Toyota plant started.
Toyota is building a better car.
Toyota spent $1 billion on advertising.
Toyota invested in research.
Klarna shares jumped in their debut.
Klarna is listed on the New York Stock Exchange.
Klarna, which is listed in New York, lost money.
Boeing has $5 billion of debt.
Boeing repaid a $5 billion loan.
KKR has a $5 billion fund.
A London-based startup called Mistral sells models.
The government-backed plan will help Mistral.
Lehman Brothers is providing Staples with financial advice.
Nemazee provided Citigroup with fake references.
Shell offered from $12 to $13 a share, Santos said.
A policymaker of Siemens said, offering an upbeat take on the economy.
The shares of Alcoa are below their offering price.
Companies listed in Hong Kong fell, and Chalco lost 4 percent.
Nasdaq will put by $12 million, since it expects to settle a probe.
Toyota spent $1 billion on marketing last year.
Thomson Reuters holds loans of plans whose net assets exceed $2 billion.
Goldman announced a shake-up at the Global Alpha fund worth $2 billion.
Kazakhstan expects Kashagan to help raise oil output by 60 percent.
Its acquisitions include Lumileds.
Shares of Ariba rose to the offer price of SAP.
Secured creditors of Boeing claimed $340 million.
The Fed said it would buy longer-term Treasury bonds from Citigroup.
3M spent nearly $2.5 billion in four deals.
Masayoshi Son tried to sell his offer to Sprint.
Facebook raised its IPO price to $38 a share.
"""


def _lines(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("line", _lines(DEALS))
def test_the_wording_tells_who_pays_whom(line: str) -> None:
    text, kind, payers, payees, amount = (cell.strip() for cell in line.split("|"))
    reports = parse(document_from_text(text, language="en")).reports
    assert [report.kind.value for report in reports] == ["acquisition" if kind == "merger" else kind]
    parties = [p for p in reports[0].parties if p.role is not Role.SELLER]
    if kind == "merger":
        assert sorted(p.name for p in parties if p.role is Role.PARTNER) == sorted((payers, payees))
        assert reports[0].amount == (int(amount) if amount else None)
        return
    paying = sorted(p.name for p in parties if side_of(p.role) is Side.PAYER)
    others = sorted(p.name for p in parties if side_of(p.role) is not Side.PAYER)
    assert (", ".join(paying), ", ".join(others)) == (payers, payees)
    assert reports[0].amount == (int(amount) if amount else None)


@pytest.mark.parametrize("text", _lines(NO_DEALS))
def test_what_only_looks_like_a_deal_is_none(text: str) -> None:
    assert parse(document_from_text(text, language="en")).reports == ()


@pytest.mark.parametrize(
    "text",
    [
        "Intel purchased assets from Mobileye in 2014.",
        "Intel has agreed to acquire a solar park in Spain from Mobileye.",
        "Intel acquired a portfolio of patents from Mobileye.",
        "Intel snapped up two copper mines from Mobileye for $2 billion.",
        "Intel bought from Mobileye a portfolio of patents.",
    ],
)
def test_what_has_no_name_is_bought_from_its_seller(text: str) -> None:
    (report,) = parse(document_from_text(text, language="en")).reports
    assert (report.kind.value, {(p.name, p.role) for p in report.parties}) == (
        "acquisition",
        {("Intel", Role.ACQUIRER), ("Mobileye", Role.SELLER)},
    )


def test_a_french_seller_may_stand_before_what_has_no_name() -> None:
    text = "Intel a acquis auprès de Mobileye un portefeuille de brevets."
    (report,) = parse(document_from_text(text, language="fr")).reports
    assert {(p.name, p.role) for p in report.parties} == {("Intel", Role.ACQUIRER), ("Mobileye", Role.SELLER)}


def test_a_round_recalled_beside_a_listing_stays_a_round() -> None:
    text = "Quillmere, which raised $60 million from Tressac in 2019, filed for an IPO on Friday."
    reports = parse(document_from_text(text, language="en")).reports
    assert {(report.kind.value, report.amount) for report in reports} == {("funding_round", 60e6), ("ipo", None)}


@pytest.mark.parametrize(
    "text",
    [
        "Travel chain Hilden, software maker Quillmere and audio brand Tressac also secured funding this week.",
        "Startups that garnered funding include travel chain Hilden, software maker Quillmere and audio brand Tressac.",
        "Other notable fundraises included travel chain Hilden, software maker Quillmere and audio brand Tressac.",
    ],
)
def test_each_of_several_companies_has_a_round_of_its_own(text: str) -> None:
    reports = parse(document_from_text(text, language="en")).reports
    assert [[party.name for party in report.parties] for report in reports] == [["Hilden"], ["Quillmere"], ["Tressac"]]


def test_a_private_equity_group_is_the_one_that_invests_by_trade() -> None:
    text = "Quorbine Partners is selling Pellworth Foods. The private equity group took Pellworth private for $1.2bn."
    reports = parse(document_from_text(text, language="en")).reports
    told = [(r.amount, {(p.role.value, p.name) for p in r.parties}) for r in reports]
    assert (1_200_000_000, {("acquirer", "Quorbine Partners"), ("target", "Pellworth Foods")}) in told


def test_firms_with_their_towns_are_bought_one_by_one() -> None:
    text = "Norvane has bought several small firms, including Tressac of Leeds and Pellworth Tax."
    reports = parse(document_from_text(text, language="en")).reports
    bought = {p.name for r in reports for p in r.parties if p.role.value == "target"}
    assert bought == {"Tressac", "Pellworth Tax"}
