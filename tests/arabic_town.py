"""A made-up site in Arabic, with a briefing in English, sources in three languages, and every type of page."""

from __future__ import annotations

ARABIC = """\
-- config.yaml --
title: أخبار الميناء
description: إحاطات عن الميناء والبحر.
base_url: https://harbour.example/
language: ar
theme: base
viewpoint: {name: الميناء, tile: [2, 1]}
regions:
  water: {name: البحر, summary: ما يجري في البحر., tile: [1, 1]}
  land: {name: البر, tile: [3, 2]}
lint: {weak-disagreement: off}
-- seeds/archive/rain.txt --
إغلاق الرصيف ليلة كاملة

هطل المطر ست ساعات متواصلة. انتظر البحارة على الرصيف. لم يُصب أحد.

قال العمدة إن الطقس سيكون صحوًا طوال الأسبوع المقبل.
-- seeds/archive/port.txt --
Port reopens

The quay was reopened at dawn, said the harbour office (pier 12-B).
-- seeds/archive/boat.txt --
船の便り

船は正午に出た。
-- seeds/rain.md --
---
title: إغلاق الرصيف ليلة كاملة
author: [سلمى الحداد, كريم منصور]
publisher: جريدة الرصيف
published: 2026-02-12
accessed: 2026-02-14
archive: rain.txt
url: https://harbour.example/rain
kind: news
perspective: صحيفة محلية
descriptor: تقرير صحيفة محلية من موقع الحدث.
language: ar
---
## hours {at="2:1" voice="fact"}
> هطل المطر ست ساعات متواصلة

مطر طويل.

## crew {at="2:2-3" voice="reported"}
> انتظر البحارة على الرصيف. لم يُصب أحد

## dry {at="3" speaker="العمدة" voice="forecast"}
> الطقس سيكون صحوًا طوال الأسبوع المقبل
-- seeds/port.md --
---
title: Port reopens
author: [Ada Lane]
publisher: Quay Post
published: 2026-03
archive: port.txt
kind: state-media
perspective: صوت الحكومة
language: en
---
## dawn {at="2" voice="fact"}
> The quay was reopened at dawn

Translation: أُعيد فتح الرصيف عند الفجر.
-- seeds/boat.md --
---
title: 船の便り
publisher: 港新聞
published: 2026-03-02
archive: boat.txt
kind: news
language: ja
---
## noon {at="2" voice="fact"}
> 船は正午に出た

Translation: أبحرت السفينة ظهرًا.
-- briefings/water/rain.md --
---
title: مطر على الرصيف
region: water
regions: [land]
date: 2026-02-13
updated: 2026-03-01
as_of: 2026-02-20
summary: أغلق المطر الرصيف ليلة كاملة (وأُعيد فتحه فجرًا).
authors: [هيئة التحرير, ليلى ناصر]
topics: [port]
people: [سلمى الحداد]
judgements:
  - text: من المرجح أن يكون إغلاق الرصيف قصيرًا [@rain#dry].
    confidence: moderate
    because: استنادًا إلى توقّع العمدة
events:
  - {date: 2026-02-11, text: "مطر غزير يغلق الرصيف [@rain#hours]"}
  - {date: 2026-02, text: "إعادة الفتح [@port#dawn]"}
  - {date: 2027-05, planned: true, text: "رصيف جديد [@rain#dry]"}
corrections:
  - {date: 2026-03-01, text: عُدِّلت مدة هطول المطر.}
---
## ما جرى

هطل المطر ست ساعات متواصلة [@rain#hours]. وانتظر البحارة على الرصيف [@rain#crew; but see @port#dawn].

كتبت الصحيفة <q lang="en">The quay was reopened at dawn</q> (الرصيف 12-B)، ثم أبحرت السفينة ظهرًا [@boat#noon; @port#dawn].

> انتظر البحارة على الرصيف [@rain#crew].

## ما سيأتي

ويتوقع العمدة صحوًا [@rain#dry]. انظر [[all]] للمزيد[^1].

- أولًا
- ثانيًا

[^1]: حاشية من الكاتبة.

## أرقام

| التاريخ | الساعات |
| --- | ---: |
| 11 فبراير | 6 |
-- briefings/land/all.md --
---
title: The quay, in English
region: land
language: en
date: 2026-02-20
summary: What the town says of its quay.
topics: [port]
---
The quay was reopened at dawn [@port#dawn]. The crew waited [cf. @rain#crew].

The paper called it «<span lang="ar">ست ساعات متواصلة</span>» (at the pier) [@rain#hours].
"""
"""Files of the site, as `tests.sites.Site.write` takes them."""
