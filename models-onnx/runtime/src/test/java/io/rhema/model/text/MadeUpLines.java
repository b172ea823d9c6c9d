package io.rhema.model.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lines as people write them, in several languages and as untidy as in a stream, put together from
 * templates written for this project.
 */
final class MadeUpLines {
  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

  private static final List<String> TEMPLATES =
      List.of(
          "The {thing} was {opinion}, and the {thing} even more {opinion}.",
          "{name} said: “I wouldn't call the {thing} {opinion}; would you?”",
          "@{handle} your {thing} is {opinion}!!! {emoji} #{tag} https://t.example/{code}",
          "RT @{handle}: {thing} — {opinion}... {emoji}{emoji} {number}% off &amp; free",
          "soooo {opinion} 2day, cant wait 4 the {thing} :-) <3 {emoji}",
          "{name} paid ${number}.{number} (≈ €{number}) for {thing} no. {number}/{code}.",
          "On {number}-11-{number} at 09:{number} {name}'s {thing} in {city} re-opened.",
          "Der {thing} in {city} war {opinion}, Größe {number} – „schön“, meinte {name}.",
          "Le {thing} à {city} était {opinion} ; {name} n’a pas aimé l’œuvre n° {number} !",
          "¿Qué tal el {thing} de {city}? ¡{opinion}, señor {name}!",
          "{name} {city}'da {number} ığdır İSTANBUL çok güzel {opinion}",
          "{city} のレストランは{opinion}です。{name}さん、ありがとう！",
          "今天{city}的天气很好，{name}买了{number}个{thing}。",
          "{city}에서 {name}님이 {thing}을 샀습니다. {opinion}!",
          "Погода в {city} была {opinion}, — сказал {name}, ёлка №{number}.",
          "Ο καιρός στην {city} ήταν {opinion}· ΌΛΑ ΚΑΛΆ ΟΔΟΣ {number}",
          "الطقس في {city} كان {opinion}، قال {name} ({number}).",
          "מזג האוויר ב{city} היה {opinion}, אמר {name} שלום",
          "मौसम {city} में {opinion} था, {name} ने कहा।",
          "อากาศใน{city}ดีมาก {opinion} {number} บาท",
          "Thời tiết ở {city} rất {opinion}, {name} nói được {number}₫",
          "x={number};if(x>{number}){{{code}}}//{thing}\t{code}_{number}",
          "   {thing}   {thing}\t\t{opinion}   ",
          "E=mc²  ½ of {number}µg ∑ ≤ {number}℃ {code} ™ © ﬁne ﬂour ①②③");

  private static final List<String> THINGS =
      List.of(
          "film",
          "coffee",
          "battery",
          "customer service",
          "Ärger",
          "café",
          "naïve sequel",
          "book-keeping",
          "unbelievableness",
          "wi-fi",
          "gate B12",
          "crème brûlée",
          "phở",
          "AT&T",
          "antidisestablishmentarianism",
          "O'Neill's",
          "co\u00ADoperation",
          "e\u0301clair");
  private static final List<String> OPINIONS =
      List.of(
          "great",
          "awful",
          "SO good",
          "meh",
          "not bad at all",
          "überragend",
          "génial",
          "terrible",
          "素晴らしい",
          "很好",
          "좋아요",
          "отлично",
          "υπέροχος",
          "رائع",
          "מצוין",
          "अच्छा",
          "f***ing brilliant",
          "looooooong",
          "10/10",
          "n/a");
  private static final List<String> NAMES =
      List.of(
          "Zoë",
          "O’Connor",
          "Łukasz",
          "Søren",
          "Nguyễn",
          "Иван",
          "Jean-Luc",
          "J.R.R.",
          "李明",
          "Åsa",
          "Dvořák",
          "Müller",
          "McDonald",
          "山田");
  private static final List<String> CITIES =
      List.of(
          "Zürich",
          "São Paulo",
          "北京",
          "東京",
          "서울",
          "Москва",
          "Αθήνα",
          "القاهرة",
          "ירושלים",
          "दिल्ली",
          "กรุงเทพ",
          "Hà Nội",
          "İzmir",
          "Reykjavík",
          "Łódź",
          "New York");
  private static final List<String> EMOJI =
      List.of("😀", "👍🏽", "❤️", "👩‍👩‍👧", "🇩🇪", "🤷‍♀️", "✈️", ":'(", "¯\\_(ツ)_/¯", "💯");

  private MadeUpLines() {}

  static Stream<String> of(long seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> line(random));
  }

  private static String line(Random random) {
    List<String> sentences = new ArrayList<>();
    for (int k = random.nextInt(3); k >= 0; k--) {
      String template = TEMPLATES.get(random.nextInt(TEMPLATES.size()));
      sentences.add(
          SLOT.matcher(template)
              .replaceAll(slot -> Matcher.quoteReplacement(fill(slot.group(1), random))));
    }
    String line = String.join(" ", sentences);
    return switch (random.nextInt(12)) {
      case 0 -> line.toUpperCase(Locale.ROOT);
      case 1 -> line.replace(" ", "");
      case 2 -> java.text.Normalizer.normalize(line, java.text.Normalizer.Form.NFD);
      default -> line;
    };
  }

  private static String fill(String slot, Random random) {
    return switch (slot) {
      case "thing" -> pick(THINGS, random);
      case "opinion" -> pick(OPINIONS, random);
      case "name" -> pick(NAMES, random);
      case "city" -> pick(CITIES, random);
      case "emoji" -> pick(EMOJI, random);
      case "number" -> Integer.toString(random.nextInt(2_000));
      default -> Integer.toString(random.nextInt(1 << 30), 36);
    };
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
